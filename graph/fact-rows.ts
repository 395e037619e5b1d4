/**
 * The types of the derived facts, in the words of the resource tables: what a condition may ask of a kind besides its own rows. What
 * each fact means and how it is computed stands in `derive/`.
 */
import { boolean, many, number, one, string, strings } from '../resources/define'

const value = {
  string: string(null, null),
  number: number(null, null),
  boolean: boolean(null, null),
  strings: strings(null, null),
}
const related = <const K extends string>(kind: K) => many(kind, null, null)
const oneRelated = <const K extends string>(kind: K) => one(kind, null, null)

const client = {
  neededServices: value.strings,
  managingServices: value.strings,
  unservedServices: value.strings,
  unservedCalls: value.strings,
  silentEndpoints: related('vpc-endpoint'),
}
const caller = { unansweredBy: related('network-acl'), partlyUnansweredBy: related('network-acl') }
const workload = {
  ...client,
  ...caller,
  calledApis: related('api'),
  namedServices: value.strings,
  unresolvedApis: related('rest-api'),
  shutGateways: related('vpc-endpoint'),
}
const integration = {
  loadBalancer: oneRelated('load-balancer'),
  listener: oneRelated('listener'),
  scheme: value.string,
  otherCertificates: related('certificate'),
}
const link = {
  foreignBalancers: related('load-balancer'),
  balancersElsewhere: related('load-balancer'),
}

export const factRows = {
  'vpc-endpoint': {
    serviceKey: value.string,
    rivalEndpoints: related('vpc-endpoint'),
    unadmittedClients: related('workload'),
    admitsAnybody: value.boolean,
    admitsOnItsPorts: value.boolean,
    clientsWithoutRoute: related('workload'),
    clientsInOtherZones: related('workload'),
    capturedManagers: related('lambda-function'),
    capturedApis: related('api'),
    capturedCallers: related('workload'),
    privateCallers: related('workload'),
    ownService: oneRelated('endpoint-service'),
    accepted: value.boolean,
    accountAllowed: value.boolean,
    privateDnsNames: value.strings,
    rivalZones: related('hosted-zone'),
    deployedWithService: value.boolean,
    inAccountOfService: value.boolean,
    regionInName: value.string,
    inNamedRegion: value.boolean,
    regionTold: value.boolean,
    toldRegion: value.string,
    privateDnsAfterAcceptance: value.boolean,
    spansZones: value.boolean,
    refusedCallers: related('workload'),
    zoneSharers: related('subnet'),
    unofferedSubnets: related('subnet'),
    gatewaysOfService: related('vpc-endpoint'),
    declaredGateways: related('vpc-endpoint'),
    tableSharers: related('vpc-endpoint'),
  },
  'endpoint-service': {
    requests: related('vpc-endpoint'),
    networkLoadBalancerSorts: value.strings,
    gatewayLoadBalancerSorts: value.strings,
    hasPrivateDnsName: value.boolean,
    earlierSharers: related('endpoint-service'),
    namingWorkloads: related('workload'),
  },
  'target-group': { hasTargets: value.boolean },
  'rest-api': {
    private: value.boolean,
    deployed: value.boolean,
    hasPolicy: value.boolean,
    exposure: value.string,
    listedEndpoints: related('vpc-endpoint'),
    readEndpoints: related('vpc-endpoint'),
    answeringEndpoints: related('vpc-endpoint'),
    namingZones: related('hosted-zone'),
    admitsItsEndpoints: value.boolean,
    admitsSomeEndpoint: value.boolean,
    admitsWithoutEndpoint: value.boolean,
  },
  'dns-record': { capturingEndpoints: related('vpc-endpoint'), misledCallers: related('workload') },
  'resolver-rule': { overruledEndpoints: related('vpc-endpoint') },
  'dhcp-options': { bypassedEndpoints: related('vpc-endpoint') },
  'hosted-zone': {
    sharedService: value.string,
    sharedEndpoints: related('vpc-endpoint'),
    answersItsName: value.boolean,
    answersEveryName: value.boolean,
    answersSomeNames: value.boolean,
    hidingFrom: related('workload'),
  },
  'eks-node-group': client,
  'lambda-function': { ...workload, callsWithoutAddress: value.strings, hostsWithoutWay: value.strings },
  'ecs-service': workload,
  instance: workload,
  'autoscaling-group': workload,
  'http-api': { exposure: value.string },
  'api-deployment': {
    createdAfterPolicies: related('rest-api-policy'),
    createdAfterIntegrations: related('api-integration'),
    concurrentPolicies: related('rest-api-policy'),
  },
  vpc: { spansZones: value.boolean, defaultSecurityGroup: oneRelated('security-group') },
  'security-group-rule': { unseenPeers: related('security-group') },
  'network-acl': { unansweredCallers: related('caller'), partlyUnansweredCallers: related('caller') },
  'security-group': { members: related('security-group-member') },
  route: { targetTakesTraffic: value.boolean },
  'ecs-task-definition': { imageSorts: value.strings },
  subnet: {
    zoneKey: value.string,
    zoneSort: value.string,
    routeTable: oneRelated('route-table'),
    class: value.string,
    ipv6Class: value.string,
    hasRoutesOut: value.boolean,
  },
  'load-balancer': {
    ...caller,
    admitsInternet: value.boolean,
    spansZones: value.boolean,
    privateIntegrations: related('integration'),
    isHandedToOthers: value.boolean,
    unadmittedRequests: related('vpc-endpoint'),
    unreachedTargetGroups: related('target-group'),
  },
  listener: { admitsAddresses: value.boolean, admitsAnything: value.boolean },
  'vpc-link-v1': { ...link, targetSorts: value.strings },
  'vpc-link-v2': {
    ...caller,
    ...link,
    spansZones: value.boolean,
    filteredBalancers: related('load-balancer'),
  },
  'api-integration': {
    ...integration,
    targetSort: value.string,
    uriPort: value.number,
    balancerListens: value.boolean,
  },
  'http-integration': { ...integration, uriSort: value.string },
} as const

export type FactTypes = typeof factRows
