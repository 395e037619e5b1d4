/** A CDK app with a fault that only shows across its stacks, a nested one included, synthesized for real. */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { App, NestedStack, Stack, Stage } from 'aws-cdk-lib'
import { EndpointType, RestApi } from 'aws-cdk-lib/aws-apigateway'
import { CfnSecurityGroup, CfnSubnet, CfnVPC, CfnVPCEndpoint } from 'aws-cdk-lib/aws-ec2'

const env = { account: '111122223333', region: 'eu-west-1' }

export interface Built {
  readonly app: App
  readonly endpoint: CfnVPCEndpoint
  readonly folder: string
}

/** An endpoint with private DNS in a nested stack of one stack, a public API of another one beside its VPC. */
export function shop(): Built {
  const folder = mkdtempSync(join(tmpdir(), 'vpclint-cdk-'))
  const app = new App({ outdir: folder })
  const network = new Stack(app, 'Network', { env })
  const vpc = new CfnVPC(network, 'Vpc', { cidrBlock: '10.0.0.0/16', enableDnsHostnames: true })
  const subnet = new CfnSubnet(network, 'Subnet', { vpcId: vpc.ref, cidrBlock: '10.0.0.0/24' })
  const endpoint = new CfnVPCEndpoint(new NestedStack(network, 'Endpoints'), 'Api', {
    vpcId: vpc.ref,
    subnetIds: [subnet.ref],
    serviceName: 'com.amazonaws.eu-west-1.execute-api',
    vpcEndpointType: 'Interface',
    privateDnsEnabled: true,
  })
  const elsewhere = new Stack(new Stage(app, 'Prod', { env }), 'Elsewhere')
  new RestApi(elsewhere, 'Other').root.addMethod('GET')
  const orders = new Stack(app, 'Orders', { env })
  new RestApi(orders, 'Api', { endpointTypes: [EndpointType.REGIONAL] }).root.addMethod('GET')
  new CfnSecurityGroup(orders, 'Group', { groupDescription: 'orders', vpcId: vpc.ref })
  return { app, endpoint, folder }
}
