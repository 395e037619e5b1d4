/**
 * The bill of what is handed on: of `npm sbom`'s bill, which lists the tools of development too, the packages that the bundle holds.
 *
 *     npm sbom --sbom-format cyclonedx --package-lock-only | npx tsx scripts/bundled-bill.ts > sbom.cdx.json
 */
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

interface Component {
  readonly 'bom-ref': string
  readonly properties?: readonly { readonly name: string }[]
}

interface Dependency {
  readonly ref: string
  readonly dependsOn: readonly string[]
}

/** The parts of a CycloneDX bill that name packages. */
export interface Bill {
  readonly components: readonly Component[]
  readonly dependencies: readonly Dependency[]
}

/** `notices`: the licences that the build collected, each under `NAME VERSION (LICENCE)`. A package that the bill lacks is an error. */
export function bundledBill<Whole extends Bill>(bill: Whole, notices: string): Whole {
  const bundled = new Set(
    [...notices.matchAll(/^(\S+) (\d\S*) \(.+\)$/gm)].map(([, name, of]) => `${name}@${of}`),
  )
  const components = bill.components.filter((one) => bundled.has(one['bom-ref']))
  if (components.length !== bundled.size) throw new Error(`the bill lacks one of ${[...bundled].join(', ')}`)
  const own = bill.dependencies[0]?.ref
  return {
    ...bill,
    components: components.map(required),
    dependencies: bill.dependencies
      .filter(({ ref }) => ref === own || bundled.has(ref))
      .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((each) => bundled.has(each)) })),
  }
}

/** To npm all of them are tools of development, since none is installed with the bundle. */
const required = (component: Component): Component => ({
  ...component,
  ...{ scope: 'required' },
  properties: component.properties?.filter(({ name }) => name !== 'cdx:npm:package:development') ?? [],
})

if (require.main === module) {
  const notices = readFileSync(join(resolve(__dirname, '..'), 'dist/THIRD-PARTY-NOTICES.txt'), 'utf8')
  console.log(JSON.stringify(bundledBill(JSON.parse(readFileSync(0, 'utf8')), notices), null, 2))
}
