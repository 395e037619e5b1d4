/**
 * The private DNS names that AWS itself lists for its services: what `ec2 describe-vpc-endpoint-services` answers in eu-west-1, as AWS
 * published it. Hosts are what stands before `.{region}.amazonaws.com`.
 */
export const LISTING =
  'https://github.com/aws-samples/aws-vpc-builder-cdk/blob/main/discovery/endpoints-eu-west-1.json'

/** The host is called as the service. */
export const SAME_NAME: readonly string[] = `
  access-analyzer acm-pca application-autoscaling appmesh-envoy-management apprunner aps aps-workspaces athena
  auditmanager autoscaling autoscaling-plans awsconnector backup batch cassandra clouddirectory cloudformation
  cloudhsmv2 cloudtrail codebuild codecommit codedeploy codedeploy-commands-secure codeguru-profiler codeguru-
  reviewer codepipeline comprehend comprehendmedical config databrew dataexchange datasync devops-guru dms drs
  ebs elasticache elasticbeanstalk elasticbeanstalk-health elasticfilesystem elasticfilesystem-fips
  elasticloadbalancing elasticmapreduce email-smtp emr-containers evidently finspace finspace-api fis forecast
  forecastquery frauddetector fsx git-codecommit glue grafana greengrass groundstation imagebuilder inspector2
  kendra lakeformation license-manager lookoutequipment lookoutmetrics lookoutvision macie2 mediaconnect memory-
  db mgn migrationhub-orchestrator migrationhub-strategy models-v2-lex proton rds-data redshift redshift-data
  rekognition rum runtime-v2-lex securityhub servicecatalog servicecatalog-appregistry sms snow-device-
  management ssm-contacts ssm-incidents storagegateway sync-states synthetics textract transcribe
  transcribestreaming transfer translate workspaces xray
`
  .trim()
  .split(/\s+/)

/** The host is called otherwise. */
export const OTHER_NAME: Readonly<Record<string, string>> = {
  'airflow.api': 'api.airflow',
  'airflow.env': 'env.airflow',
  'airflow.ops': 'ops.airflow',
  'appstream.api': 'appstream2',
  'appstream.streaming': 'streaming.appstream',
  'codeartifact.api': 'codeartifact',
  'codestar-connections.api': 'codestar-connections',
  'elastic-inference.runtime': 'runtime.elastic-inference',
  'evidently-dataplane': 'dataplane.evidently',
  'iot.fleethub.api': 'api.fleethub.iot',
  'iotsitewise.api': 'api.iotsitewise',
  'iotsitewise.data': 'data.iotsitewise',
  'iottwinmaker.api': 'api.iottwinmaker',
  'iottwinmaker.data': 'data.iottwinmaker',
  'iotwireless.api': 'api.iotwireless',
  'lorawan.cups': '*.cups.lorawan',
  'lorawan.lns': '*.lns.lorawan',
  'qldb.session': 'session.qldb',
  'rum-dataplane': 'dataplane.rum',
  'sagemaker.featurestore-runtime': 'featurestore-runtime.sagemaker',
  'transfer.server': '*.server.transfer',
}
