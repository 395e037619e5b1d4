/**
 * # Where the images of a task come from
 *
 * Told by the host that an image's name begins with; a name without a host is one of Docker Hub.
 *
 *     123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop:1     ecr
 *     public.ecr.aws/nginx/nginx, nginx:1.27, ghcr.io/a/b     public
 *     registry.example.com/shop                               other
 *
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html
 */
import type { Resource } from '../../model/resource'
import { known, unknown, type Value } from '../../model/value'
import { isRepositoryAddress } from '../../resources/returned'
import { containersOf, underName } from '../containers'
import { headerOf } from '../everywhere'
import { factRows } from '../fact-rows'
import type { Fact } from '../facts'
import { type Piece, piecesOf } from '../text'

const PUBLIC: ReadonlySet<string> = new Set([
  'docker.io',
  'gcr.io',
  'ghcr.io',
  'mcr.microsoft.com',
  'public.ecr.aws',
  'quay.io',
  'registry.k8s.io',
])

export const imageSorts: Fact = {
  about: ['ecs-task-definition'],
  name: 'imageSorts',
  shownAs: 'where the images of {subject} come from',
  says: 'Where the images of the containers come from: `ecr` (a private registry of Amazon ECR), `public` (a registry on the internet), `other`.',
  source: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html',
  row: factRows['ecs-task-definition'].imageSorts,
  compute: (graph, task) => sortsIn(containersOf(graph, task), task),
}

function sortsIn(read: Value<unknown>, task: Resource): Value<unknown> {
  if (read.state === 'conditional')
    return { ...read, cases: read.cases.map((each) => ({ ...each, value: sortsIn(each.value, task) })) }
  if (read.state !== 'list') return unknown('opaque-expression', headerOf(task))
  return { ...read, items: read.items.map((container) => sortIn(container, task)) }
}

function sortIn(container: Value<unknown>, task: Resource): Value<unknown> {
  if (container.state !== 'map') return unknown('opaque-expression', container.origin)
  return sortOf(underName(container, 'image'), task)
}

function sortOf(image: Value<unknown>, task: Resource): Value<unknown> {
  if (image.state === 'conditional')
    return { ...image, cases: image.cases.map((each) => ({ ...each, value: sortOf(each.value, task) })) }
  if (image.state === 'unknown' || image.state === 'absent') return unknown('opaque-expression', image.origin)
  const pieces = piecesOf(image)
  if (isRepository(pieces[0], task)) return known('ecr', image.origin)
  const name = pieces.map((piece) => (typeof piece === 'string' ? piece : HOLE)).join('')
  const sort = sortNamed(name)
  return sort === undefined ? unknown('opaque-expression', image.origin) : known(sort, image.origin)
}

/** Stands for a hole; a character that no name of an image has. */
const HOLE = '\u0001'

/** Templates for every partition leave the suffix of its names to AWS: `${AWS::AccountId}.dkr.ecr.${AWS::Region}.${AWS::URLSuffix}`. */
const ECR = new RegExp(`^[^/]+\\.dkr[.-]ecr[^/]*\\.(?:amazonaws|on\\.aws|${HOLE}/)`)

const isRepository = (piece: Piece | undefined, { dialect }: Resource): boolean =>
  typeof piece === 'object' &&
  piece.exact &&
  piece.refers.some(({ attribute }) => isRepositoryAddress(dialect, attribute))

/** Undefined where a hole may be the host. */
function sortNamed(name: string): string | undefined {
  const [host = '', ...path] = name.split('/')
  if (ECR.test(name)) return 'ecr'
  if (path.length === 0) return host.startsWith(HOLE) ? undefined : 'public'
  if (host.includes(HOLE)) return undefined
  const isHost = host.includes('.') || host.includes(':') || host === 'localhost'
  return !isHost || PUBLIC.has(host) ? 'public' : 'other'
}
