/** The part of sipjs-udp 0.0.16 (which has no types) that the test phones use. */
declare module 'sipjs-udp' {
  import type { Socket } from 'node:dgram';
  import type { EventEmitter } from 'node:events';

  export interface Uri {
    readonly user: string;
    readonly host: string;
    readonly port: number;
  }

  export interface NameAddr {
    readonly uri: Uri;
    readonly displayName: string | undefined;
  }

  interface IncomingMessage {
    readonly method: string;
    readonly from: NameAddr;
    readonly to: NameAddr;
    readonly body: string | null;
    getHeader(name: string): string | undefined;
  }

  export interface IncomingRequest extends IncomingMessage {
    readonly ruri: Uri;
    readonly status_code?: undefined;
  }

  export interface IncomingResponse extends IncomingMessage {
    readonly status_code: number;
    readonly reason_phrase: string;
  }

  export interface OutgoingRequest {
    readonly method: string;
    readonly from: NameAddr;
    readonly status_code?: undefined;
  }

  export interface Ended {
    readonly message: IncomingRequest | IncomingResponse | OutgoingRequest | null;
    readonly cause: string | null;
  }

  export interface ReplyOptions {
    readonly statusCode?: number;
    readonly extraHeaders?: readonly string[];
    readonly body?: string;
  }

  interface SessionEvents {
    progress: [IncomingResponse | string];
    accepted: [unknown];
    terminated: [Ended];
    hold: [];
    unhold: [];
    notify: [IncomingRequest];
  }

  /** SIP.Session.C: the states that matter here. */
  export interface SessionStates {
    readonly STATUS_TERMINATED: number;
    readonly STATUS_CONFIRMED: number;
  }

  /** The part of a dialog that tells whether an own re-INVITE waits for its answer. */
  export interface Dialog {
    readonly uac_pending_reply: boolean;
  }

  interface Session extends EventEmitter<SessionEvents> {
    readonly status: number;
    readonly contact: string;
    readonly dialog: Dialog;
    receiveRequest(request: IncomingRequest): void;
    receiveReinviteResponse(response: IncomingResponse): void;
    isReadyToReinvite(): boolean;
    sendReinvite(): void;
    terminated(message: IncomingRequest | null, cause: string): void;
    terminate(): void;
    bye(): void;
    hold(): void;
    unhold(): void;
    refer(target: string | Session, options: { readonly doNotTerminate: boolean }): void;
    /** Keys by SIP INFO, `application/dtmf-relay`. */
    dtmf(keys: string, options: { readonly duration: number; readonly interToneGap: number }): void;
    /** Within the dialog of the call. */
    sendRequest(
      method: string,
      options: {
        readonly extraHeaders: readonly string[];
        readonly body: string;
        readonly receiveResponse: (response: IncomingResponse) => void;
      },
    ): void;
  }

  export interface IncomingSession extends Session {
    readonly request: IncomingRequest;
    progress(options: ReplyOptions): IncomingSession;
    accept(): void;
    reject(options: ReplyOptions): void;
  }

  export interface OutgoingSession extends Session {
    readonly request: OutgoingRequest;
  }

  /** What a session asks of its media; descriptions are SDP texts. */
  export interface MediaHandler {
    getDescription(): Promise<string>;
    setDescription(sdp: string): Promise<void>;
    isReady(): boolean;
    render(): void;
    mute(): void;
    unmute(): void;
    hold(): void;
    unhold(): void;
    close(): void;
  }

  export interface Configuration {
    uri: string;
    authorizationUser: string;
    password: string;
    displayName?: string;
    registrarServer: string;
    registerExpires: number;
    noAnswerTimeout: number;
    bind: string;
    register: boolean;
    autostart: boolean;
    doUAS: boolean;
    traceSip: boolean;
    log: { builtinEnabled: boolean; level: string };
    mediaHandlerFactory: (session: IncomingSession | OutgoingSession) => MediaHandler;
  }

  export interface InviteOptions {
    readonly extraHeaders: readonly string[];
    readonly params: { readonly from_uri?: string; readonly from_displayName?: string };
  }

  interface UAEvents {
    connected: [];
    registered: [];
    unregistered: [IncomingResponse | null, string | null];
    registrationFailed: [IncomingResponse | null, string | null];
    invite: [IncomingSession];
  }

  class UA extends EventEmitter<UAEvents> {
    readonly configuration: { readonly uri: Uri };
    transport: Transport | null;
    constructor(configuration: Configuration);
    start(): void;
    stop(): void;
    register(): void;
    unregister(): void;
    isRegistered(): boolean;
    invite(target: string, options: InviteOptions): OutgoingSession;
    onTransportConnected(transport: Transport): void;
  }

  /** The signalling socket; `connect`, `send` and `disconnect` are replaced by the test phones. */
  interface Transport {
    readonly ua: UA;
    server: Socket;
    connected: boolean;
    onMessage(event: { readonly data: string }): void;
    connect(): void;
    send(host: string, port: number, message: { toString(): string }): boolean;
    disconnect(): void;
  }

  interface Applicant {
    receiveResponse(response: IncomingResponse): void;
  }

  /** Sends a request; within a dialog on behalf of one that sends on behalf of a session. */
  interface RequestSender {
    readonly applicant: { readonly applicant?: Applicant };
    receiveResponse: (this: RequestSender, response: IncomingResponse) => void;
  }

  type Timer = (callback: () => void, delayMs: number) => NodeJS.Timeout;

  const SIP: {
    readonly UA: typeof UA;
    readonly Session: { readonly C: SessionStates };
    readonly Transport: { readonly prototype: Transport };
    readonly RequestSender: { readonly prototype: RequestSender };
    readonly Timers: { setTimeout: Timer; setInterval: Timer };
  };
  export default SIP;
  export type { Session, Transport, UA };
}
