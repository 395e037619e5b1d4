#!/usr/bin/env node
/**
 * Loads the parts beside it, each when it is first asked for, and calls `main` of the first one. Compiling is a good part of a start,
 * so the build leaves V8's compiled form of each part in a `.cache` file; another version of Node refuses it without a word and
 * compiles. The caches lie beside the parts and nowhere else: who can change one can change a part.
 */
'use strict'

const { readFileSync } = require('node:fs')
const { join } = require('node:path')
const { Script } = require('node:vm')

const OLDEST = 20

const parts = new Map()
/** Modules of Node.js: every part asks for the same few, many times. */
const own = new Map()

if (Number(process.versions.node.split('.')[0]) >= OLDEST) {
  part('main').main()
} else {
  process.stderr.write(`vpclint needs Node ${OLDEST} or later; this is ${process.version}.\n`)
  process.exitCode = 2
}

function part(name) {
  if (!parts.has(name)) load(name)
  return parts.get(name).exports
}

/** A part is the text of a function. It holds ASCII only, which is read fastest as what it is. */
function load(name) {
  const file = join(__dirname, `${name}.cjs`)
  const script = new Script(readFileSync(file, 'latin1'), {
    filename: file,
    cachedData: compiled(join(__dirname, `${name}.cache`)),
  })
  const module = { exports: {} }
  parts.set(name, module)
  script.runInThisContext().call(module.exports, module.exports, ask, module)
}

function ask(name) {
  if (name.startsWith('part:')) return part(name.slice('part:'.length))
  if (!own.has(name)) own.set(name, require(name))
  return own.get(name)
}

function compiled(cache) {
  try {
    return readFileSync(cache)
  } catch {
    return undefined
  }
}
