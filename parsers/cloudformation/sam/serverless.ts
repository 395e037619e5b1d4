/** https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification.html */
export const SERVERLESS = 'AWS::Serverless-2016-10-31'
