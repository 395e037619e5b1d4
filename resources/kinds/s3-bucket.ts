import { boolean, one, policy, resource, string } from '../define'

export const s3Bucket = resource(
  's3-bucket',
  { terraform: 'aws_s3_bucket', cloudformation: 'AWS::S3::Bucket', data: 'aws_s3_bucket' },
  {
    name: string('bucket', 'BucketName'),
    policy: policy('policy', null),
    blockPublicPolicy: boolean(null, 'PublicAccessBlockConfiguration.BlockPublicPolicy'),
    restrictPublicBuckets: boolean(null, 'PublicAccessBlockConfiguration.RestrictPublicBuckets'),
  },
  {
    about: 'A bucket of Amazon S3.',
    link: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingBucket.html',
    identity: ['name'],
  },
)

export const s3BucketPolicy = resource(
  's3-bucket-policy',
  { terraform: 'aws_s3_bucket_policy', cloudformation: 'AWS::S3::BucketPolicy' },
  { bucket: one('s3-bucket', 'bucket', 'Bucket'), policy: policy('policy', 'PolicyDocument') },
  {
    about: 'Who may do what with a bucket, and through which endpoints or VPCs.',
    link: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/example-bucket-policies-vpc-endpoint.html',
    lays: { on: 'bucket', sets: ['policy'] },
  },
)

export const s3PublicAccessBlock = resource(
  's3-public-access-block',
  { terraform: 'aws_s3_bucket_public_access_block', cloudformation: null },
  {
    bucket: one('s3-bucket', 'bucket', null),
    blockPublicPolicy: boolean('block_public_policy', null),
    restrictPublicBuckets: boolean('restrict_public_buckets', null),
  },
  {
    about: 'Keeps a bucket from being opened to everybody.',
    link: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html',
    lays: { on: 'bucket', sets: ['blockPublicPolicy', 'restrictPublicBuckets'] },
  },
)
