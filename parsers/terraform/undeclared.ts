/**
 * # What nothing here declares
 *
 * Terraform refuses a configuration that names what it does not declare, so a file of it is missing. What is there is read all the
 * same: each such name is one thing that lives elsewhere, wherever it is named, and a variable is one without a value.
 *
 *     vpc_id = aws_vpc.main.id        no file of the folder declares aws_vpc.main
 *
 * Where resources are missing, anything may have been added to what is seen; the other sorts add nothing.
 */
import type { Incompleteness } from '../../model/declaration'
import type { Place } from '../../model/place'
import type { Problem } from '../../model/problem'
import type { Reference } from '../../model/reference'
import { refersTo, type Value, written } from '../../model/value'
import { type Failed, failed } from './evaluate/outcome'
import type { Session, Undeclared } from './session'
import type { Block } from './syntax/tree'

/** `name` as it is written in the module instance `within`. */
export function undeclared(
  sort: Undeclared['sort'],
  name: string,
  within: string,
  place: Place,
  session: Session,
): Value<unknown> {
  const address = note(sort, name, within, place, session)
  return refersTo([thing(address, session)], written(place))
}

/** `tags.Name` and `aws.west` are no resources: `ignore_changes` and `provider` name other things in the same words. */
export const namesResource = (type: string): boolean => type.startsWith('aws_')

/** A local says nothing of what AWS has; `try` sees that there is none. */
export function undeclaredLocal(name: string, within: string, place: Place, session: Session): Failed {
  const address = within === '' ? `local.${name}` : `${within}.local.${name}`
  return { ...failed(`There is no local.${name}.`, written(place)), refersTo: [thing(address, session)] }
}

/** A variable of which only the name is seen: each place that names it is all that says it. */
export function undeclaredVariable(name: string, within: string, place: Place, session: Session): Block {
  note('variable', `var.${name}`, within, place, session)
  const at = place.at === 'span' ? { start: place.start, end: place.end } : { start: 0, end: 0 }
  const labels = [{ ...at, text: name }]
  const body = { ...at, attributes: [], blocks: [] }
  return { ...at, source: place.source, type: 'variable', labels, header: at, body }
}

function note(
  sort: Undeclared['sort'],
  name: string,
  within: string,
  place: Place,
  session: Session,
): string {
  const address = within === '' ? name : `${within}.${name}`
  if (!session.undeclared.has(address)) session.undeclared.set(address, { sort, place })
  return address
}

const thing = (address: string, { deployment }: Session): Reference => ({
  to: { is: 'outside', what: 'undeclared', name: `${deployment}#${address}` },
  attribute: '',
})

export function withUndeclared(session: Session): readonly Incompleteness[] {
  const names = [...session.undeclared].filter(([, { sort }]) => sort === 'managed' || sort === 'module')
  const [first] = names
  if (first === undefined) return []
  const detail = `what declares ${someOf(names.map(([address]) => address))}`
  return [
    {
      what: 'undeclared',
      place: first[1].place,
      detail,
      is: thing('the rest of the configuration', session),
    },
  ]
}

const someOf = (names: readonly string[]): string =>
  names.slice(0, 5).join(', ') + (names.length > 5 ? ` and ${names.length - 5} more` : '')

/** One note for all names. */
export function undeclaredNames({ undeclared: all, rootFolder }: Session): readonly Problem[] {
  const [first] = all.values()
  if (first === undefined) return []
  const where = rootFolder === '' || rootFolder === '.' ? '' : ` of ${rootFolder}`
  return [
    {
      code: 'undeclared-name',
      severity: 'note',
      message: `Nothing here declares ${someOf([...all.keys()])}.`,
      place: first.place,
      remedy: `Give all files${where}: one seems to be missing. Until then these are things that live elsewhere.`,
    },
  ]
}
