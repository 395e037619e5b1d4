/** Which scenarios raise a rule's severity, in every form: the lines of a scenario say what is found, not how bad it is. */
import type { Severity } from '../../model/report'
import { formsOf, lintScenario, scenarios } from '../support/scenarios'

const RAISED: readonly (readonly [rule: string, severities: Readonly<Record<string, Severity>>])[] = [
  [
    'vpc-link-internet-facing-load-balancer',
    {
      'internet-facing': 'warning',
      'scheme-left-out': 'warning',
      'open-to-the-internet': 'error',
      'open-on-another-port': 'warning',
      'network-load-balancer-without-groups': 'error',
      'older-link-and-open': 'warning',
      'older-link-without-groups': 'warning',
    },
  ],
  [
    'private-dns-hides-public-api',
    {
      'caller-in-the-vpc': 'error',
      'caller-in-another-vpc': 'warning',
      'no-caller-seen': 'warning',
      'domain-with-a-cname': 'warning',
      'called-by-default-name-beside-a-domain': 'error',
      'http-api-called-by-endpoint': 'error',
    },
  ],
  [
    'source-ip-on-private-api',
    {
      'only-allow': 'error',
      'only-allow-of-office-addresses': 'error',
      'key-in-other-capitals': 'error',
      'one-of-two-allows': 'warning',
      'deny-unless': 'warning',
      'deny-that-never-matches': 'warning',
      'sam-address-list': 'warning',
    },
  ],
  [
    'endpoint-service-without-load-balancer',
    {
      'none-named': 'error',
      'empty-list': 'error',
      'application-load-balancer': 'error',
      'literal-application-load-balancer': 'error',
      'gateway-load-balancer-in-the-wrong-list': 'error',
      'no-listener': 'note',
      'no-target': 'note',
      'only-the-name-handed-out': 'note',
    },
  ],
  [
    'vpc-endpoint-arguments-do-not-fit-type',
    {
      'gateway-with-subnets': 'error',
      'gateway-with-private-dns': 'error',
      'type-left-out-with-security-group': 'error',
      'interface-with-route-tables': 'error',
      'two-subnets-for-an-appliance': 'error',
      'appliance-by-the-type-of-its-service': 'error',
      'security-group-for-an-appliance': 'error',
      'policy-for-an-endpoint-service': 'warning',
    },
  ],
  ['vpc-endpoint-without-security-group', { 'no-security-group': 'note', 'default-group-emptied': 'error' }],
  [
    's3-private-dns-needs-gateway-endpoint',
    {
      'no-gateway-endpoint': 'error',
      'gateway-endpoint-in-other-vpc': 'error',
      'inbound-only-written': 'error',
      'vpc-elsewhere': 'warning',
    },
  ],
  [
    'vpc-link-generation-mismatch',
    { 'older-link-in-http-api': 'error', 'newer-link-in-websocket-api': 'warning' },
  ],
  [
    'endpoint-service-blocks-consumers',
    {
      'consumer-outside-of-the-range': 'warning',
      'nothing-let-in-on-the-port': 'error',
      'older-vpc-link': 'warning',
      'only-a-group-let-in': 'error',
      'second-port-closed': 'warning',
    },
  ],
  [
    'network-acl-blocks-return',
    {
      'answer-from-the-internet': 'error',
      'answer-not-let-out': 'error',
      'answer-of-a-target': 'error',
      'answer-of-an-endpoint': 'error',
      'part-of-the-ports': 'warning',
      'part-of-the-ports-of-servers': 'warning',
      'part-of-the-ports-under-a-condition': 'warning',
    },
  ],
  [
    'vpc-link-cannot-reach-target',
    {
      'another-group-let-in': 'error',
      'another-port-let-in': 'error',
      'link-lets-nothing-out': 'error',
      'link-lets-out-elsewhere': 'error',
      'link-without-groups': 'warning',
      'network-acl-keeps-out': 'error',
      'one-subnet-let-in': 'error',
      'rest-api-to-another-port': 'error',
    },
  ],
  [
    'vpc-link-load-balancer-in-other-vpc',
    {
      'another-account': 'error',
      'another-account-of-an-older-link': 'error',
      'another-region': 'warning',
      'no-route-there': 'warning',
      'peered-without-way-back': 'warning',
    },
  ],
]

const cases = RAISED.flatMap(([rule, severities]) =>
  Object.entries(severities).map(([name, severity]) => [rule, name, severity] as const),
)

test.each(cases)('%s / %s: %s', (rule, name, severity) => {
  const scenario = scenarios().find((each) => each.rule === rule && each.name === name)
  const forms = scenario ? formsOf(scenario).filter((form) => form !== 'plan-alone') : []
  const said = forms.map(
    (form) =>
      scenario &&
      lintScenario(scenario, form)
        .findings.filter((one) => one.rule === rule)
        .map((one) => one.severity),
  )
  expect(said.length).toBeGreaterThan(0)
  expect(said).toEqual(forms.map(() => [severity]))
})

test('every scenario that finds something with these rules is in the table', () => {
  const finding = scenarios().filter(
    (scenario) =>
      RAISED.some(([rule]) => rule === scenario.rule) &&
      formsOf(scenario).some((form) =>
        lintScenario(scenario, form).findings.some((one) => one.rule === scenario.rule),
      ),
  )
  expect(finding.map(({ rule, name }) => `${rule} / ${name}`).sort()).toEqual(
    cases.map(([rule, name]) => `${rule} / ${name}`).sort(),
  )
})
