/**
 * A job summary of GitHub Actions, to be appended to `GITHUB_STEP_SUMMARY`: 1 MiB a step
 * (https://docs.github.com/actions/reference/workflow-commands-for-github-actions#step-isolation-and-limits).
 */
import { markdownPage } from './markdown/page'
import type { Reporter } from './reporter'

const BYTES_AT_MOST = 1_000_000

export const summary: Reporter = (report, settings) =>
  markdownPage(report, settings, BYTES_AT_MOST, (text) => new TextEncoder().encode(text).length)
