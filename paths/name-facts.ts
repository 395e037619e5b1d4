/** The facts about resources that follow from looking names up and asking policies. */
import type { Fact } from '../graph/facts'
import { bypassedEndpoints } from './bypassed-endpoints'
import { capturedApis, capturedCallers, privateCallers } from './captured-apis'
import { capturedManagers } from './captured-managers'
import { misledCallers } from './captured-record-callers'
import { capturingEndpoints } from './captured-records'
import { overruledEndpoints } from './overruled-endpoints'
import {
  admitsItsEndpoints,
  admitsSomeEndpoint,
  admitsWithoutEndpoint,
  refusedCallers,
} from './refused-calls'
import {
  answersEveryName,
  answersItsName,
  answersSomeNames,
  sharedEndpoints,
  sharedService,
} from './shared-zones'
import { hidingFrom, unresolvedApis } from './unresolved-names'

export const nameFacts: readonly Fact[] = [
  capturedApis,
  capturedCallers,
  privateCallers,
  capturedManagers,
  capturingEndpoints,
  misledCallers,
  overruledEndpoints,
  bypassedEndpoints,
  sharedService,
  sharedEndpoints,
  answersItsName,
  answersEveryName,
  answersSomeNames,
  hidingFrom,
  unresolvedApis,
  admitsItsEndpoints,
  admitsSomeEndpoint,
  admitsWithoutEndpoint,
  refusedCallers,
]
