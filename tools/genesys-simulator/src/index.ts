export { createSimulator } from './simulator.ts';
export type { Simulator } from './simulator.ts';
export { startSimulator } from './start.ts';
export type { StartedSimulator, StartOptions } from './start.ts';
export type { ClockOption, SimulatorOptions } from './options.ts';
export { FAULT_KINDS } from './http/faults.ts';
export type { Fault, FaultKind } from './http/faults.ts';
export type { RequestCounts } from './http/request-log.ts';
export type {
  AgentSummary,
  ScenarioSummary,
  SupervisorSummary,
} from './control/scenario-summary.ts';
export type { TruthAsked } from './control/truth-query.ts';
export type { AgentTruth, HalfHourTruth, MetricTruth, Truth } from './truth/shape.ts';
