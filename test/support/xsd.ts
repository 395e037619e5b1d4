/** Validation by XML Schema, by libxml2 (xmllint) compiled to WebAssembly. */
import { validateXML } from 'xmllint-wasm'

/** What is wrong with the documents; empty when nothing is. */
export async function schemaFaults(documents: readonly string[], schema: string): Promise<readonly string[]> {
  const xml = documents.map((contents, index) => ({ fileName: `${index}.xml`, contents }))
  const { errors } = await validateXML({ xml, schema })
  return errors.map(({ rawMessage }) => rawMessage)
}
