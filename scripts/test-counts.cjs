/** Prints the tests' own count from Jest's JSON: the last line of CI. Exit status 1 when a test failed or none ran. */
const { readFileSync } = require('node:fs')

const [, , file] = process.argv
const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, success } = JSON.parse(
  readFileSync(file, 'utf8'),
)
console.log(`${numPassedTests} passed, ${numFailedTests} failed, ${numPendingTests + numTodoTests} skipped`)
process.exitCode = success && numPassedTests > 0 ? 0 : 1
