/** What the page that frames the desk may ask for. `id` comes back with what came of it. */
export type FrameCommand =
  /** Says all anew: the page was loaded after the desk. */
  | { readonly type: 'callcenter.desk.hello' }
  | { readonly type: 'callcenter.desk.call'; readonly id?: string; readonly number: string }
  | { readonly type: 'callcenter.desk.set_state'; readonly id?: string; readonly state: string };

/** What it is told. */
export type FrameEvent =
  | {
      readonly type: 'callcenter.desk.ready';
      readonly callcenter_id: string;
      readonly agent: string;
    }
  | {
      readonly type: 'callcenter.desk.state';
      /** null: not logged in. */
      readonly state: string | null;
      readonly next_state: string | null;
    }
  | {
      readonly type: 'callcenter.desk.select';
      readonly queue_task_id: string;
      readonly task_type: string;
      readonly number: string | null;
      readonly name: string | null;
      readonly dialled_number: string | null;
      readonly condition: string | null;
      readonly data: string | null;
    }
  | {
      readonly type: 'callcenter.desk.conversation';
      readonly conversation_id: string;
      readonly state: 'begin' | 'end';
      readonly number: string | null;
      readonly data: string | null;
    }
  | { readonly type: 'callcenter.desk.done'; readonly id: string | null }
  | {
      readonly type: 'callcenter.desk.refused';
      readonly id: string | null;
      /** What happened, in the language of the desk. */
      readonly message: string;
    };

/** Whether the desk is shown inside another page. */
export const isFramed = window.parent !== window;

const isText = (value: unknown): value is string => typeof value === 'string';

/** A command, as far as it is understood; null: it is none. */
export const commandIn = (data: unknown): FrameCommand | null => {
  if (typeof data !== 'object' || data === null) return null;
  const { type, id, number, state } = data as Readonly<Record<string, unknown>>;
  const known = isText(id) ? { id } : {};
  if (type === 'callcenter.desk.hello') return { type };
  if (type === 'callcenter.desk.call' && isText(number)) return { type, ...known, number };
  if (type === 'callcenter.desk.set_state' && isText(state)) return { type, ...known, state };
  return null;
};

/** The origins that may frame the desk, and that it therefore talks with. None where that cannot be read. */
const framers = async (signal: AbortSignal): Promise<readonly string[]> => {
  try {
    const answer = await fetch(new URL('pages/embedding.json', document.baseURI), { signal });
    return ((await answer.json()) as { readonly origins: readonly string[] }).origins;
  } catch {
    return [];
  }
};

/** Firefox does not tell who frames a page; then each that may is tried, and browsers deliver to the right one alone. */
const parents = (origins: readonly string[]): readonly string[] => {
  const [parent] = (location as Partial<Location>).ancestorOrigins ?? [];
  return parent === undefined ? origins : origins.filter((origin) => origin === parent);
};

export interface Framer {
  readonly tell: (event: FrameEvent) => void;
  readonly end: () => void;
}

/**
 * Talks with the page that frames the desk, if it is one that may. Whatever comes from another window or another
 * origin is passed over.
 */
export const talkWithFramer = (heard: (command: FrameCommand) => void): Framer => {
  const ended = new AbortController();
  const { signal } = ended;
  const ready = framers(signal);
  void ready.then((origins) => {
    const listen = ({ source, origin, data }: MessageEvent<unknown>): void => {
      if (source !== window.parent || !origins.includes(origin)) return;
      const command = commandIn(data);
      if (command !== null) heard(command);
    };
    if (!signal.aborted) addEventListener('message', listen, { signal });
  });
  return {
    tell: (event) => {
      void ready.then((origins) => {
        if (signal.aborted) return;
        for (const origin of parents(origins)) window.parent.postMessage(event, origin);
      });
    },
    end: () => {
      ended.abort();
    },
  };
};
