/** Where the lines of this commit can be seen, told from the environment of GitHub Actions or GitLab CI. */
import type { World } from './world'

/** `https://github.com/o/r/blob/COMMIT/`; null where the environment does not say so, or says what is no such address. */
export function sourceLink({ environment }: World): string | null {
  const { GITHUB_SERVER_URL, GITHUB_REPOSITORY, GITHUB_SHA, CI_PROJECT_URL, CI_COMMIT_SHA } = environment
  const github = `${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}/blob/${GITHUB_SHA}/`
  const gitlab = `${CI_PROJECT_URL}/-/blob/${CI_COMMIT_SHA}/`
  return [github, gitlab].find((link) => /^https:\/\/[\w.:/-]+\/blob\/[0-9a-f]{40,64}\/$/.test(link)) ?? null
}
