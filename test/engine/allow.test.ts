/** Allows are said where the fault is, with a reason; one that does nothing is said itself. */
import fc from 'fast-check'
import { readComment } from '../../engine/allow/wording'
import { lint } from '../../lint'
import type { Report } from '../../model/report'
import { processorSeconds } from '../support/processor-seconds'
import { inMemory, lintTemplate, lintTerraform } from './read-text'

const RULE = 'private-dns-without-vpc-dns'
const ALLOW = `vpclint: allow ${RULE} because the VPC is changed next week`
const only = { only: [RULE], today: '2026-06-01' }

interface Said {
  readonly top?: string
  readonly above?: string
  readonly header?: string
  readonly attributeAbove?: string
  readonly attribute?: string
  readonly vpc?: string
}

const terraform = ({
  top = '',
  above = '',
  header = '',
  attributeAbove = '',
  attribute = '',
  vpc = '',
}: Said) =>
  `${top}resource "aws_vpc" "main" { ${vpc}
  cidr_block = "10.0.0.0/16"
}
${above}
resource "aws_vpc_endpoint" "queue" { ${header}
  vpc_id              = aws_vpc.main.id
  service_name        = "com.amazonaws.eu-west-1.sqs"
  vpc_endpoint_type   = "Interface"
${attributeAbove}
  private_dns_enabled = true ${attribute}
}
`

const said = ({ findings, allowed, problems }: Report) => ({
  findings: findings.length,
  allowed: allowed.map(({ because, until }) => (until === null ? because : `${because} (until ${until})`)),
  problems: problems.map(({ code, message }) => `${code}: ${message}`),
})

const ALLOWED = { findings: 0, allowed: ['the VPC is changed next week'], problems: [] }

describe('a comment in the JSON spelling of Terraform', () => {
  const written = (at: {
    readonly file?: unknown
    readonly block?: unknown
    readonly vpc?: unknown
  }): string =>
    JSON.stringify(
      {
        ...(at.file ? { '//': at.file } : {}),
        resource: {
          aws_vpc: { main: { cidr_block: '10.0.0.0/16', ...(at.vpc ? { '//': at.vpc } : {}) } },
          aws_vpc_endpoint: {
            queue: {
              ...(at.block ? { '//': at.block } : {}),
              vpc_id: '${aws_vpc.main.id}',
              service_name: 'com.amazonaws.eu-west-1.sqs',
              vpc_endpoint_type: 'Interface',
              private_dns_enabled: true,
            },
          },
        },
      },
      null,
      2,
    )
  const judged = (at: Parameters<typeof written>[0]) =>
    said(
      lint({
        inputs: [{ is: 'folder', folder: '.' }],
        sources: inMemory({ 'main.tf.json': written(at) }),
        ...only,
      }),
    )

  test.each([
    ['in the block', { block: ALLOW }],
    ['in a list of comments', { block: ['the queue', ALLOW] }],
    ['in the file', { file: ALLOW }],
  ])('is what stands under "//": %s', (_where, at) => {
    expect(judged(at)).toEqual(ALLOWED)
  })

  test('reaches no other block, and says what cannot be obeyed', () => {
    expect(judged({ vpc: ALLOW })).toMatchObject({
      findings: 1,
      problems: [expect.stringContaining('allow-unused')],
    })
    expect(judged({ block: `vpclint: allow ${RULE}` })).toMatchObject({
      findings: 1,
      problems: [expect.stringContaining('allow-invalid: This gives no reason')],
    })
  })
})

describe('a comment in Terraform', () => {
  test.each<[string, Said]>([
    ['above the block', { above: `# ${ALLOW}` }],
    ['above the block, as //', { above: `// ${ALLOW}` }],
    ['above the block, as /* */', { above: `/* ${ALLOW} */` }],
    ['above another comment above the block', { above: `# ${ALLOW}\n# the queue` }],
    ['on the line of the block', { header: `# ${ALLOW}` }],
    ['above the attribute', { attributeAbove: `  # ${ALLOW}` }],
    ['on the line of the attribute', { attribute: `# ${ALLOW}` }],
    ['at the top of the file, over an empty line', { top: `# Network\n# ${ALLOW}\n\n` }],
  ])('%s allows', (_, where) => {
    expect(said(lintTerraform(terraform(where), only))).toEqual(ALLOWED)
  })

  test('is quoted with its line, its reason and the whole finding', () => {
    const [allowed] = lintTerraform(terraform({ attribute: `# ${ALLOW}` }), only).allowed
    expect(allowed?.range?.start).toEqual({ line: 10, column: 30 })
    expect(allowed?.finding).toMatchObject({ rule: RULE, subject: { address: 'aws_vpc_endpoint.queue' } })
  })

  test('does not reach the block of another resource, and says that it does nothing', () => {
    expect(said(lintTerraform(terraform({ vpc: `# ${ALLOW}` }), only))).toEqual({
      findings: 1,
      allowed: [],
      problems: [`allow-unused: There is nothing that ${RULE} says here: remove this allow.`],
    })
  })

  test('inside a string is text', () => {
    const text = terraform({}).replace('"10.0.0.0/16"', `"10.0.0.0/16 # ${ALLOW}"`)
    expect(said(lintTerraform(text, only))).toMatchObject({ allowed: [], problems: [] })
  })

  test.each([
    ['vpclint: allow private-dns-without-vpc-dns', 'This gives no reason:'],
    ['vpclint: allow because we said so', 'This allows no rule:'],
    ['vpclint: allow private-dns-without-vpc-dns until 2026-02-30 because x', '"2026-02-30" is not a day'],
    ['vpclint: alow private-dns-without-vpc-dns because x', 'vpclint does not know "alow".'],
    ['vpclint: allow private-dns-without-vpc-dnss because x', `Did you mean "${RULE}"?`],
  ])('that cannot be obeyed says why: %s', (comment, why) => {
    const report = lintTerraform(terraform({ above: `# ${comment}` }), only)
    expect(report.findings).toHaveLength(1)
    expect(report.problems).toEqual([
      expect.objectContaining({ code: 'allow-invalid', message: expect.stringContaining(why) }),
    ])
  })

  test('that stands at nothing says so', () => {
    const { problems } = lintTerraform(terraform({ above: `# ${ALLOW}\n` }), only)
    expect(problems.map(({ message }) => message)).toEqual([
      'This stands at nothing: write it at the end of a line, or on the line above what it allows. It is not obeyed.',
    ])
  })

  test('holds on its last day and not after it', () => {
    const until = (day: string) =>
      lintTerraform(terraform({ above: `# vpclint: allow ${RULE} until ${day} because of a freeze` }), only)
    expect(said(until('2026-06-01')).allowed).toEqual(['of a freeze (until 2026-06-01)'])
    expect(said(until('2026-05-31'))).toEqual({
      findings: 1,
      allowed: [],
      problems: [`allow-expired: ${RULE} was allowed until 2026-05-31; it is reported again.`],
    })
  })

  test('of a rule that was not asked is not unused', () => {
    const text = terraform({ vpc: '# vpclint: allow vpc-endpoint-never-accepted because it is elsewhere' })
    expect(lintTerraform(text, only).problems).toEqual([])
  })

  test('of what cannot be decided is not unused', () => {
    const text = terraform({ attribute: `# ${ALLOW}` }).replace('= true', '= var.on')
    const { undecided, problems } = lintTerraform(`${text}\nvariable "on" {}\n`, only)
    expect(undecided).toHaveLength(1)
    expect(problems).toEqual([])
  })
})

test('a comment at a module call allows inside the module', () => {
  const sources = (comment: string) => ({
    read: (name: string) =>
      inMemory({
        'main.tf': `# ${comment}\nmodule "net" {\n  source = "./net"\n}\n`,
        'net/main.tf': terraform({}),
      }).read(name),
    list: (folder: string) => (folder === 'net' ? ['main.tf'] : ['main.tf', 'net/']),
  })
  const run = (comment: string) =>
    lint({ inputs: [{ is: 'folder', folder: '.' }], sources: sources(comment), ...only })
  expect(said(run(ALLOW))).toEqual(ALLOWED)
  expect(run('nothing').findings).toHaveLength(1)
})

const template = ({ top = '', above = '', attribute = '' }: Said, metadata = '') => `${top}Resources:
  Vpc:
    Type: AWS::EC2::VPC
    Properties:
      CidrBlock: 10.0.0.0/16
      EnableDnsHostnames: false
${above}
  Endpoint:
    Type: AWS::EC2::VPCEndpoint${metadata}
    Properties:
      VpcId: !Ref Vpc
      ServiceName: !Sub com.amazonaws.\${AWS::Region}.sqs
      VpcEndpointType: Interface
      PrivateDnsEnabled: true ${attribute}
`

describe('in a template', () => {
  test.each<[string, Said]>([
    ['above the resource', { above: `  # ${ALLOW}` }],
    ['on the line of the property', { attribute: `# ${ALLOW}` }],
    ['above the sections', { top: `# ${ALLOW}\nAWSTemplateFormatVersion: 2010-09-09\n` }],
    ['at the top of the file', { top: `# ${ALLOW}\n\n` }],
  ])('a comment %s allows', (_, where) => {
    expect(said(lintTemplate(template(where), only))).toEqual(ALLOWED)
  })

  test.each([
    ['a sentence', `[ "${RULE} because the VPC is changed next week" ]`],
    ['words by name', `[ { rule: ${RULE}, because: the VPC is changed next week } ]`],
    ['several rules', `[ { rules: [ ${RULE} ], because: the VPC is changed next week } ]`],
  ])('metadata allows: %s', (_, allow) => {
    const metadata = `\n    Metadata: { vpclint: { allow: ${allow} } }`
    expect(said(lintTemplate(template({}, metadata), only))).toEqual(ALLOWED)
  })

  test('metadata of a JSON template allows in all of it', () => {
    const text = JSON.stringify({
      Metadata: { vpclint: { allow: [`${RULE} because the VPC is changed next week`] } },
      Resources: {
        Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } },
        Endpoint: {
          Type: 'AWS::EC2::VPCEndpoint',
          Properties: {
            VpcId: { Ref: 'Vpc' },
            ServiceName: 'com.amazonaws.eu-west-1.sqs',
            VpcEndpointType: 'Interface',
            PrivateDnsEnabled: true,
          },
        },
      },
    })
    expect(said(lintTemplate(text, only))).toEqual(ALLOWED)
  })

  test('metadata without a reason is not obeyed', () => {
    const { findings, problems } = lintTemplate(
      template({}, `\n    Metadata: { vpclint: { allow: [ { rule: ${RULE} } ] } }`),
      only,
    )
    expect(findings).toHaveLength(1)
    expect(problems.map(({ code }) => code)).toEqual(['allow-invalid'])
  })
})

test('the words of any rules, day and reason are found again', () => {
  const name = fc
    .stringMatching(/^[a-z]{3,8}(-[a-z]{3,8}){0,3}$/)
    .filter((word) => !/^(until|because)$/.test(word))
  const day = fc.date({ min: new Date('2020-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  const reason = fc.stringMatching(/^[a-z0-9]{1,9}( [a-z0-9]{1,9}){0,5}$/)
  fc.assert(
    fc.property(
      fc.array(name, { minLength: 1, maxLength: 3 }),
      fc.option(day),
      reason,
      (rules, date, because) => {
        const until = date === null ? null : date.toISOString().slice(0, 10)
        const text = ` vpclint: allow ${rules.join(', ')}${until === null ? '' : ` until ${until}`} because ${because}`
        expect(readComment(text)).toEqual({ rules, until, because })
      },
    ),
  )
})

test('any comment is read or refused, in a time that does not grow faster than its length', () => {
  const all = () => {
    for (const hostile of [' because', ' until', ',', 'a-', ' ', '\u202e', '\n'])
      readComment(`vpclint: allow ${hostile.repeat(200_000)}`)
  }
  expect(processorSeconds(all)).toBeLessThan(5)
})
