import type { Problem } from '../../../model/problem'
import { literalText } from '../call'
import type { TemplateSettings } from '../settings'
import type { TemplateText } from '../template-text'
import { SERVERLESS } from './serverless'

export const isServerless = ({ transforms }: TemplateText): boolean =>
  transforms.some((transform) => literalText(transform) === SERVERLESS)

export function expandServerless(text: TemplateText, _s: TemplateSettings, _p: Problem[]): TemplateText {
  return text
}
