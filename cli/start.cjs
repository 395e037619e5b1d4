#!/usr/bin/env node
/**
 * Starts the bundle beside it. Compiling is a good part of the start, so the build leaves V8's compiled form in `main.cache`;
 * another version of Node refuses it without a word and compiles. The cache lies beside the bundle and nowhere else:
 * who can change it can change the bundle.
 */
'use strict'

const { readFileSync } = require('node:fs')
const { join } = require('node:path')
const { Script } = require('node:vm')

const OLDEST = 20

if (Number(process.versions.node.split('.')[0]) >= OLDEST) {
  load(join(__dirname, 'main.cjs')).main()
} else {
  process.stderr.write(`vpclint needs Node ${OLDEST} or later; this is ${process.version}.\n`)
  process.exitCode = 2
}

function load(file) {
  const text = `(function (exports, require, module, __filename, __dirname) {${readFileSync(file, 'utf8')}\n})`
  const script = new Script(text, { filename: file, ...compiled(join(__dirname, 'main.cache')) })
  const bundle = { exports: {} }
  script.runInThisContext().call(bundle.exports, bundle.exports, require, bundle, file, __dirname)
  return bundle.exports
}

function compiled(cache) {
  try {
    return { cachedData: readFileSync(cache) }
  } catch {
    return {}
  }
}
