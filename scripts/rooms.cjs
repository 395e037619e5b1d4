/**
 * The storeys of the house, from the ground up. A room may import what lies on lower storeys, never its neighbour on the
 * same one, and not what it is `blind` to. `.dependency-cruiser.cjs` computes its rules from this list and
 * `test/architecture` that nothing escapes it.
 */
const storeys = [
  [{ room: 'model' }],
  [{ room: 'parsers' }, { room: 'resources' }],
  [{ room: 'graph', blind: ['parsers'] }],
  [{ room: 'paths', blind: ['parsers'] }],
  [{ room: 'engine' }],
  [
    { room: 'rules', blind: ['parsers', 'paths'] },
    { room: 'reporters', blind: ['parsers', 'resources', 'graph', 'paths', 'engine'] },
  ],
  [{ room: 'lint.ts', blind: ['reporters'] }],
  [{ room: 'index.ts' }],
  [{ room: 'cli' }],
  [{ room: 'cdk' }],
]

/** Folders that nothing of the product may import. */
const outside = ['scripts', 'bench', 'test']

/** Rooms that may touch files, processes, the clock and the network. */
const world = ['cli', 'cdk', ...outside]

module.exports = { storeys, outside, world }
