/** Names from which everything in a simulated call center is made: few, so that they meet often. */
export interface Names {
  readonly agents: readonly string[];
  readonly conditions: readonly string[];
  readonly skills: readonly string[];
  /** Extensions: SIP users, gateways and telephones alike. */
  readonly users: readonly string[];
  readonly workChannels: readonly string[];
  readonly voices: readonly string[];
  readonly numbers: readonly string[];
}
