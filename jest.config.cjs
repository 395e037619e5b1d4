/** Packages that are modules only, and what they are made of: tests are CommonJS. */
const MODULES =
  'micromark|decode-named-character-reference|character-entities|devlop|dequal|ccount|markdown-table|unist|escape-string-regexp'
const typescript = {
  jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
  module: { type: 'commonjs' },
}

/** Tests run through SWC: no type check here, `tsc` does that in `npm run check`. */
module.exports = {
  setupFiles: ['<rootDir>/test/support/seed.ts'],
  // No test is about time: a busy machine is no failure.
  testTimeout: 300_000,
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  transform: {
    '^.+\\.ts$': ['@swc/jest', typescript],
    '^.+\\.js$': ['@swc/jest', { module: { type: 'commonjs' } }],
  },
  transformIgnorePatterns: [`/node_modules/(?!(?:${MODULES}))`],
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/fixtures/'],
}
