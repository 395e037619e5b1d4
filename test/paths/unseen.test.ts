/** What the files leave open is told as that, by the name of what is missing. */
import { isNotFound } from '../../paths/asking'
import { traces } from '../../paths/follow-request'
import type { Trace } from '../../paths/trace'
import { BOTH, CLIENT_GROUP, EVERYWHERE, endpoint, group, ingress, TASK, terraform } from './network'

const FROM = 'aws_ecs_service.task'
const SQS = 'https://sqs.eu-west-1.amazonaws.com'

function ask(to: string, ...pieces: readonly string[]): Trace {
  const found = traces(terraform(...pieces), { from: FROM, to })
  if (isNotFound(found)) throw new Error(`There is no ${found.word}`)
  const [only] = found
  if (!only || found.length > 1) throw new Error(`${found.length} traces`)
  return only
}

const unsure = ({ hops }: Trace): readonly string[] =>
  hops.flatMap(({ steps }) => steps.flatMap(({ verdict, says }) => (verdict === 'unknown' ? [says] : [])))

const base = [BOTH, CLIENT_GROUP, TASK, group('e', ingress(EVERYWHERE))]
const behind = (more = '') =>
  `private_dns_enabled = true\nsubnet_ids = [aws_subnet.a.id]\nsecurity_group_ids = [aws_security_group.e.id]\n${more}`

describe('an endpoint for a service that nobody knows', () => {
  const services = 'variable "services" {\n type = set(string)\n}\n'
  const each = endpoint('all', `com.amazonaws.eu-west-1.$\{each.key}`, behind('for_each = var.services'))
  const all = [services, each]

  test('may answer the name of any service', () => {
    const trace = ask(SQS, ...base, ...all)
    expect([trace.verdict, unsure(trace)]).toEqual([
      'unknown',
      [
        'cannot tell whether sqs.eu-west-1.amazonaws.com is of the service of aws_vpc_endpoint.all[?], whose private DNS would answer',
      ],
    ])
  })

  test('answers no name of anybody else', () => {
    for (const host of ['www.example.com', 'vpce-1-2.sqs.eu-west-1.vpce.amazonaws.com'])
      expect(unsure(ask(`https://${host}`, ...base, ...all))).toEqual(unsure(ask(`https://${host}`, ...base)))
  })

  test('changes nothing where one for the service is seen, or where private DNS is off', () => {
    const own = endpoint('sqs', 'com.amazonaws.eu-west-1.sqs', behind())
    expect(ask(SQS, ...base, ...all, own).verdict).toBe('reachable')
    const off = each.replace('private_dns_enabled = true', 'private_dns_enabled = false')
    expect(ask(SQS, ...base, services, off).verdict).toBe('blocked')
  })
})
