/** Prints every report of `fixtures/reports/` in every format. Look at the difference before you commit it. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PRINTED, REPORTS, readReport, reportNames } from '../test/reporters/goldens'

for (const name of reportNames()) {
  const report = readReport(name)
  for (const [ending, print] of Object.entries(PRINTED)) {
    writeFileSync(join(REPORTS, `${name}.${ending}`), print(report))
  }
}
