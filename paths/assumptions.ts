/**
 * What AWS's documentation leaves open, decided once and in sight. Each can be turned over, so that tests show what hangs on it and
 * whoever measures otherwise changes one word.
 */
export interface Assumptions {
  /**
   * A sub-name of a service with one exact private name does not exist in the managed zone: the catalogue lists no wildcard.
   * https://docs.aws.amazon.com/vpc/latest/privatelink/aws-services-privatelink-support.html
   */
  readonly exactNamesHaveNoWildcard: boolean
  /**
   * A rule that forwards the very name of a managed zone wins over it, as it does over a private hosted zone of that name.
   * https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/hosted-zone-private-considerations.html
   */
  readonly forwardRuleBeatsManagedZone: boolean
  /**
   * Names of the form `{api}-{vpce}` are below the captured name, so private DNS of a local endpoint answers them too.
   * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-api-test-invoke-url.html
   */
  readonly managedZoneAnswersEndpointNames: boolean
}

export const ASSUMPTIONS: Assumptions = {
  exactNamesHaveNoWildcard: true,
  forwardRuleBeatsManagedZone: true,
  managedZoneAnswersEndpointNames: true,
}
