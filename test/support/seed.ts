/**
 * Generated inputs are the same in every run, so that a failure is everybody's failure; `SEED=$RANDOM npm test` looks elsewhere, and what
 * it finds becomes a test with its own text.
 */
import fc from 'fast-check'

fc.configureGlobal({ seed: Number(process.env.SEED ?? 20_250_101) })
