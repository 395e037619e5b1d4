/** The command from its sources: `tsx scripts/run.ts …` is `vpclint …`, without a build. */
import { main } from '../cli/main'

main()
