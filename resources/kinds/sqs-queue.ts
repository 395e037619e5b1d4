import { resource, string } from '../define'

/** Its URL is a name of the service: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-queue-message-identifiers.html */
export const sqsQueue = resource(
  'sqs-queue',
  { terraform: 'aws_sqs_queue', cloudformation: 'AWS::SQS::Queue', data: 'aws_sqs_queue' },
  { name: string('name', 'QueueName') },
  {
    about: 'A queue of Amazon SQS.',
    link: 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/welcome.html',
  },
)
