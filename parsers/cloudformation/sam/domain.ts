/** `Domain` of an API: the custom domain, its mappings to the stage, its records. */
import { isNull, type MappingNode, type Node, valueAt } from '../../yaml/node'
import { argumentsOf, literalText } from '../call'
import { getAttribute, items, mapping, ref, text } from './build'
import { type Make, maker } from './make'
import { type Expansion, hashedText, idEnding, type ServerlessResource, settledText } from './serverless'

/** What CloudFront domains are aliased to. https://docs.aws.amazon.com/general/latest/gr/apigateway.html */
const EDGE_ZONE = 'Z2FDTNDATAQYW2'

interface Domain {
  readonly node: MappingNode
  readonly name: Node
  readonly id: string
  /** EDGE, REGIONAL, PRIVATE. */
  readonly endpoint: string
}

function domainOf(api: ServerlessResource, prefix: string, expansion: Expansion): Domain | undefined {
  const node = valueAt(api.properties, 'Domain')
  const name = valueAt(node, 'DomainName')
  if (node?.kind !== 'mapping' || !name) return undefined
  const endpoint = settledText(valueAt(node, 'EndpointConfiguration'), expansion) ?? 'REGIONAL'
  const version = endpoint === 'PRIVATE' ? 'V2' : ''
  return { node, name, endpoint, id: `${prefix}${version}${idEnding(hashedText(name, expansion))}` }
}

export function addRestDomain(api: ServerlessResource, stage: string, expansion: Expansion): void {
  const domain = domainOf(api, 'ApiGatewayDomainName', expansion)
  if (!domain) return
  const make = maker(api, expansion)
  const isPrivate = domain.endpoint === 'PRIVATE'
  make(domain.id, `AWS::ApiGateway::DomainName${isPrivate ? 'V2' : ''}`, restDomain(domain))
  const named = isPrivate ? 'DomainNameArn' : 'DomainName'
  for (const { id, path } of mappings(api.id, domain, 'BasePathMapping'))
    make(
      id,
      `AWS::ApiGateway::BasePathMapping${isPrivate ? 'V2' : ''}`,
      mapping(
        {
          [named]: ref(domain.id, domain.name),
          RestApiId: ref(api.id, domain.name),
          Stage: ref(stage, domain.name),
          BasePath: path,
        },
        domain.node,
      ),
    )
  expansion.renames.set(`${api.id}.DomainName${isPrivate ? 'V2' : ''}`, domain.id)
  addAssociation(domain, make)
  addRecords(domain, expansion, make)
}

function restDomain({ node, name, endpoint }: Domain): MappingNode {
  const at = valueAt(node, 'EndpointConfiguration') ?? name
  const address = valueAt(node, 'IpAddressType')
  const types = mapping({ Types: items([text(endpoint, at)], at), IpAddressType: address }, at)
  const certificate = endpoint === 'REGIONAL' ? 'RegionalCertificateArn' : 'CertificateArn'
  return mapping(
    {
      DomainName: name,
      [certificate]: valueAt(node, 'CertificateArn'),
      EndpointConfiguration: types,
      SecurityPolicy: valueAt(node, 'SecurityPolicy'),
      EndpointAccessMode: valueAt(node, 'EndpointAccessMode'),
      Policy: valueAt(node, 'Policy'),
      MutualTlsAuthentication: valueAt(node, 'MutualTlsAuthentication'),
      OwnershipVerificationCertificateArn: valueAt(node, 'OwnershipVerificationCertificateArn'),
    },
    node,
  )
}

interface PathMapping {
  readonly id: string
  readonly path: Node | undefined
}

/** One for every base path, or one for all; `/` is all. */
function mappings(api: string, { node }: Domain, kind: string): readonly PathMapping[] {
  const paths = valueAt(node, 'BasePath')
  if (!paths || isNull(paths)) return [{ id: `${api}${kind}`, path: undefined }]
  return argumentsOf(paths).map((path) => {
    const whole = literalText(path) ?? ''
    const name = whole.replace(/[^A-Za-z0-9]/g, '')
    const isKept = literalText(valueAt(node, 'NormalizeBasePath'))?.toLowerCase() === 'false'
    const kept = isKept ? whole : kind === 'ApiMapping' ? whole.replace(/^\/+|\/+$/g, '') : name
    return whole === '/' || whole === ''
      ? { id: `${api}${kind}`, path: undefined }
      : { id: `${api}${name}${kind}`, path: text(kept, path) }
  })
}

/** Lets an endpoint resolve a private domain. */
function addAssociation(domain: Domain, make: Make): void {
  const association = valueAt(domain.node, 'AccessAssociation')
  const endpoint = valueAt(association, 'VpcEndpointId')
  if (!association || !endpoint) return
  const properties = mapping(
    {
      AccessAssociationSource: endpoint,
      AccessAssociationSourceType: text('VPCE', association),
      DomainNameArn: ref(domain.id, association),
    },
    association,
  )
  make(
    `DomainNameAccessAssociation${idEnding(domain.id)}`,
    'AWS::ApiGateway::DomainNameAccessAssociation',
    properties,
  )
}

function addRecords(domain: Domain, expansion: Expansion, make: Make): void {
  const route = valueAt(domain.node, 'Route53')
  const zone = valueAt(route, 'HostedZoneId') ?? valueAt(route, 'HostedZoneName')
  if (!route || !zone) return
  const id = `RecordSetGroup${idEnding(hashedText(zone, expansion))}`
  const own = recordSets(domain, route)
  const before = valueAt(valueAt(expansion.resources.get(id)?.body, 'Properties'), 'RecordSets')
  const all = before?.kind === 'sequence' ? [...before.items, ...own] : own
  make(
    id,
    'AWS::Route53::RecordSetGroup',
    mapping(
      {
        HostedZoneId: valueAt(route, 'HostedZoneId'),
        HostedZoneName: valueAt(route, 'HostedZoneId') ? undefined : zone,
        RecordSets: items(all, route),
      },
      route,
    ),
  )
}

function recordSets({ id, name, endpoint }: Domain, route: Node): readonly Node[] {
  const dual = literalText(valueAt(route, 'IpV6'))?.toLowerCase() === 'true'
  const isEdge = endpoint === 'EDGE'
  const own = (attribute: string): Node => getAttribute(id, attribute, route)
  const alias = mapping(
    {
      HostedZoneId:
        endpoint === 'PRIVATE'
          ? valueAt(route, 'VpcEndpointHostedZoneId')
          : isEdge
            ? text(EDGE_ZONE, route)
            : own('RegionalHostedZoneId'),
      DNSName:
        endpoint === 'PRIVATE'
          ? valueAt(route, 'VpcEndpointDomainName')
          : (valueAt(route, 'DistributionDomainName') ??
            own(isEdge ? 'DistributionDomainName' : 'RegionalDomainName')),
      EvaluateTargetHealth: valueAt(route, 'EvaluateTargetHealth'),
    },
    route,
  )
  return (dual ? ['A', 'AAAA'] : ['A']).map((type) =>
    mapping(
      {
        Name: name,
        Type: text(type, route),
        AliasTarget: alias,
        Region: valueAt(route, 'Region'),
        SetIdentifier: valueAt(route, 'SetIdentifier') ?? (valueAt(route, 'Region') && text(id, route)),
      },
      route,
    ),
  )
}

export function addHttpDomain(api: ServerlessResource, stage: string, expansion: Expansion): void {
  const domain = domainOf(api, 'ApiGatewayDomainNameV2', expansion)
  if (!domain) return
  const make = maker(api, expansion)
  const { node, name, endpoint } = domain
  const configuration = mapping(
    {
      CertificateArn: valueAt(node, 'CertificateArn'),
      EndpointType: text(endpoint, valueAt(node, 'EndpointConfiguration') ?? name),
      SecurityPolicy: valueAt(node, 'SecurityPolicy'),
      OwnershipVerificationCertificateArn: valueAt(node, 'OwnershipVerificationCertificateArn'),
      IpAddressType: valueAt(node, 'IpAddressType'),
    },
    node,
  )
  make(
    domain.id,
    'AWS::ApiGatewayV2::DomainName',
    mapping(
      {
        DomainName: name,
        DomainNameConfigurations: items([configuration], node),
        MutualTlsAuthentication: valueAt(node, 'MutualTlsAuthentication'),
      },
      node,
    ),
  )
  for (const { id, path } of mappings(api.id, domain, 'ApiMapping'))
    make(
      id,
      'AWS::ApiGatewayV2::ApiMapping',
      mapping(
        {
          ApiId: ref(api.id, name),
          ApiMappingKey: path,
          DomainName: ref(domain.id, name),
          Stage: ref(stage, name),
        },
        node,
      ),
    )
  expansion.renames.set(`${api.id}.DomainName`, domain.id)
  addRecords(domain, expansion, make)
}
