/** Who may import whom, computed from the storeys in `scripts/rooms.cjs`; type-only imports count. */
const { storeys, outside, world } = require('./scripts/rooms.cjs')

const all = storeys.flat().map(({ room }) => room)
const path = (room) => (room.endsWith('.ts') ? `^${room.replace('.', '\\.')}$` : `^${room}/`)

const looksDownOnly = storeys.flatMap((storey, height) =>
  storey.map(({ room, blind = [] }) => {
    const below = storeys
      .slice(0, height)
      .flat()
      .map((lower) => lower.room)
    const refused = all.filter((other) => other !== room && (!below.includes(other) || blind.includes(other)))
    return {
      name: `${room}-looks-down-only`,
      severity: 'error',
      from: { path: path(room) },
      to: { path: [...refused, ...outside].map(path) },
    }
  }),
)

module.exports = {
  forbidden: [
    ...looksDownOnly,
    {
      // The parts of an evaluator call each other: a cycle is fine within one folder, and nowhere else.
      name: 'no-cycles-between-folders',
      severity: 'error',
      from: { path: '^(.+)/[^/]+$' },
      to: { circular: true, via: { pathNot: '^$1/', dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'only-cli-touches-the-world',
      severity: 'error',
      from: { pathNot: [...world.map(path), '^jest\\.config\\.cjs$'] },
      to: {
        dependencyTypes: ['core'],
        path: '^(node:)?(fs|child_process|process|net|http2?|https|dns|tls|dgram|os|cluster|worker_threads|vm|inspector)(/|$)',
      },
    },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|fixtures|coverage|docs)/' },
    enhancedResolveOptions: { extensions: ['.ts', '.cjs', '.js', '.json'] },
  },
}
