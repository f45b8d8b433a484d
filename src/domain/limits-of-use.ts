import { DENIED_PREFIXES } from './telephone-numbers.ts';

/** How much a call center may have and do. */
export interface UseLimits {
  /** Numbers that one agent may have called at the same time, those handed over included. */
  readonly maxOutsideCallsPerAgent: number;
  /** Numbers that may be called at the same time. */
  readonly maxOutsideCalls: number;
  /** The most that may be asked for as `max_answer_seconds` of one number. */
  readonly maxAnswerSeconds: number;
  readonly maxAgents: number;
  readonly maxExtensions: number;
  readonly maxConditions: number;
  readonly maxWorkChannels: number;
  /** Event streams that go on at a time, with one key and in all. */
  readonly maxStreamsPerKey: number;
  readonly maxStreams: number;
  /** Reports, figures and long lists that are read at a time, in all and with one key. */
  readonly maxExpensiveReads: number;
}

/** Which numbers may be called, and what they may be shown as caller. */
export interface NumberRules {
  /** Beginnings of numbers; none: every number that is not denied. */
  readonly allowedPrefixes: readonly string[];
  /** The longest that fits, allowed or denied, decides. */
  readonly deniedPrefixes: readonly string[];
  /** null: any. */
  readonly callerIds: readonly string[] | null;
}

/** What holds for a call center whatever its own settings are. Only an administrator sets it. */
export interface CallcenterLimits extends UseLimits, NumberRules {
  /** Numbers that are never limited, as they are dialled. */
  readonly emergencyNumbers: readonly string[];
}

export const DEFAULT_USE: UseLimits = {
  maxOutsideCallsPerAgent: 3,
  maxOutsideCalls: 100,
  maxAnswerSeconds: 14_400,
  maxAgents: 10_000,
  maxExtensions: 10_000,
  maxConditions: 1000,
  maxWorkChannels: 100,
  maxStreamsPerKey: 50,
  maxStreams: 2000,
  maxExpensiveReads: 4,
};

export const DEFAULT_NUMBER_RULES: NumberRules = {
  allowedPrefixes: [],
  deniedPrefixes: DENIED_PREFIXES,
  callerIds: null,
};

/** A call center may set its own as high as they are by default, but for how long a call may last. */
export const DEFAULT_LIMITS: CallcenterLimits = {
  ...DEFAULT_USE,
  maxAnswerSeconds: 86_400,
  ...DEFAULT_NUMBER_RULES,
  // ITU-T E.161.1 recommends 112 and 911; 110, 119 and 120 are China's.
  emergencyNumbers: ['110', '112', '119', '120', '911'],
};

/** The settings that have a limit, each with its name in requests. */
export const USE_SETTINGS: Readonly<Record<keyof UseLimits, string>> = {
  maxOutsideCallsPerAgent: 'max_outside_calls_per_agent',
  maxOutsideCalls: 'max_outside_calls',
  maxAnswerSeconds: 'max_answer_seconds',
  maxAgents: 'max_agents',
  maxExtensions: 'max_extensions',
  maxConditions: 'max_conditions',
  maxWorkChannels: 'max_work_channels',
  maxStreamsPerKey: 'max_streams_per_key',
  maxStreams: 'max_streams',
  maxExpensiveReads: 'max_expensive_reads',
};

/** `USE_SETTINGS` as a list. */
export const USE_KEYS = Object.keys(USE_SETTINGS) as readonly (keyof UseLimits)[];

/** Settings as they are when none may be above its limit. */
export const within = <Settings extends UseLimits>(
  settings: Settings,
  limits: UseLimits,
): Settings => ({
  ...settings,
  ...Object.fromEntries(USE_KEYS.map((key) => [key, Math.min(settings[key], limits[key])])),
});
