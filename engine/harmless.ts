/**
 * What may be shown of a line although nothing points at it: words that hide nothing, and names of things inside of the source. Told by
 * the text and by what stands before it; anything else may be a secret.
 */

/** Switches, small numbers, ranges, types of resources, names of services, the words of policies, of endpoints and of protocols. */
const WORDS =
  /^(?:(?:\d{1,3}\.){3}\d{1,3}\/\d{1,2}|com\.amazonaws\.[\w.-]+|true|false|yes|no|on|off|null|~|-?\d{1,5}|\w+::[\w:]+|allow|deny|\*|20(?:08|12)-10-17|private|regional|edge|interface|gateway|gatewayloadbalancer|tcp|udp|icmp|all)\s*$/i

/** Behind these keys and tags, also over lines: `"Fn::GetAtt": [ "Group", "GroupId" ]`, `!If [IsProd, …`, `!If` and `- IsProd` below it. */
const NAMING = [
  /(?:!(?:Ref|Condition|ImportValue)|(?:\bRef|\bCondition|\bDependsOn|\bFn::ImportValue)["']?\s*:)\s*$/,
  /(?:!GetAtt|\bFn::GetAtt["']?\s*:)\s*(?:\[\s*(?:["']?[\w.]+["']?\s*,\s*)?)?$/,
  /(?:!(?:If|FindInMap)|\bFn::(?:If|FindInMap)["']?\s*:)\s*(?:\[\s*|-\s+)$/,
  /\bDependsOn["']?\s*:\s*\[\s*(?:["']?\w+["']?\s*,\s*)*$/,
  /\bDependsOn["']?\s*:\s*\n(?:[ \t]*-[ \t]+["']?\w+["']?[ \t]*\n)*[ \t]*-[ \t]+$/,
]
const NAME = /^[\w.:-]+$/

/** The labels of a block of HCL: `resource "aws_vpc" "main" {`. */
const LABELLED =
  /(?:^|\n)\s*(?:resource|data|ephemeral|module|output|variable|provider|check|action|dynamic)\s+(?:"[\w-]+"\s+)?$/

/** `execute-api:Invoke`, in the lists of policies. */
const ACTIONS = /\b(?:not_?)?actions?"?\s*[:=]\s*(?:\[\s*(?:"[^"]*"\s*,\s*)*)?$/i
const ACTION = /^[a-z0-9-]+:[A-Z*?][\w*?]*$/

/** More than this is not looked back. */
const BEFORE = 400

/** `text`: without quotes. `before`: all that stands before it, earlier lines of the excerpt too. */
export function isHarmless(text: string, before: string): boolean {
  const near = before.slice(-BEFORE)
  return (
    WORDS.test(text) ||
    (NAME.test(text) && (LABELLED.test(near) || NAMING.some((behind) => behind.test(near)))) ||
    (ACTION.test(text) && ACTIONS.test(near))
  )
}
