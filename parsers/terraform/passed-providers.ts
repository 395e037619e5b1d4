/** Which provider instance a name means inside a module. */

import { known } from '../../model/value'
import type { Scope } from './evaluate/scope'
import { headerPlace, type ModuleInstance } from './module-instance'
import type { ModuleText } from './module-text'
import { ambientProvider, configuredProvider, type ProviderInstance, providerName } from './providers'
import type { Session } from './session'
import type { ConfigurationSettings } from './settings'
import type { Block } from './syntax/tree'

/** In the root module: its own block, else the environment. */
export function rootProvider(
  name: string,
  session: Session,
  text: ModuleText,
  scope: Scope,
): ProviderInstance {
  const id = `${session.deployment}#provider.${name}`
  const block = text.providers.get(name)
  const instance =
    block !== undefined
      ? configuredProvider(id, block, scope)
      : ambientProvider(id, { source: text.sources[0] ?? text.folder, at: 'whole' })
  return name === 'aws' ? asSaid(instance, session.settings) : instance
}

/** What the text decides stays; an alias is somewhere else than the default. */
function asSaid(instance: ProviderInstance, { region, account }: ConfigurationSettings): ProviderInstance {
  const said = (value: ProviderInstance['region'], text: string | undefined) =>
    text === undefined || value.state !== 'reference' ? value : known(text, value.origin)
  return { ...instance, region: said(instance.region, region), account: said(instance.account, account) }
}

/** In a called module: what the call passes, the module's own block, else the caller's default provider. */
export function passedProvider(
  name: string,
  call: Block,
  parent: ModuleInstance,
  address: string,
  own: Scope,
): ProviderInstance {
  const passed = passedName(name, call, parent)
  if (passed !== undefined) return parent.provider(passed)
  const block = parent.run.moduleText(own.world.folder).providers.get(name)
  const id = `${parent.run.deployment}#provider.${address}:${name}`
  const isProxy =
    block === undefined || block.body.attributes.every((attribute) => attribute.name === 'alias')
  if (!isProxy) return configuredProvider(id, block, own)
  return name.includes('.') ? ambientProvider(id, headerPlace(call)) : parent.provider(name)
}

/** `providers = { aws.peer = aws.west }` */
function passedName(name: string, call: Block, parent: ModuleInstance): string | undefined {
  const attribute = call.body.attributes.find((each) => each.name === 'providers')
  if (attribute?.value.kind !== 'object') return undefined
  const text = parent.run.texts.get(attribute.source) ?? ''
  for (const item of attribute.value.items)
    if (providerName(item.key, text) === name) return providerName(item.value, text)
  return undefined
}
