import type { Parsed } from '../../model/declaration'
export const placeInSource = (plan: Parsed, _configuration: Parsed): Parsed => plan
