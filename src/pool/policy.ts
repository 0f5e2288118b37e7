import type { DiscardReason, OpenReason } from '../events/reasons.ts'
import type { Origin } from '../http/origin.ts'

/**
 * The port between pool policies and whoever carries out what they decide.
 *
 * A policy does no I/O. It is told what happened, and answers what is to be done. Connections and
 * requests are numbers to it: the caller numbers requests, the policy numbers connections. Time
 * comes in with the event. The scope of a policy is every origin of one adapter.
 *
 * Rules for the caller:
 * - each `requested` ends in exactly one of open, reuse, reconnect, share or refuse for that
 *   request, at once or, after `wait`, in the answer to a later event; unless it is abandoned;
 * - each open, reuse or reconnect is followed by exactly one `released` or `connectFailed` for that
 *   connection before it serves anybody else;
 * - decisions are carried out in the order in which they stand: what becomes of a connection that
 *   came back stands before what the place it gives back makes possible;
 * - after `discard` or `evict` the number of the connection means nothing any more;
 * - if `wakeAtMs` is given, a `tick` comes no later than that.
 *
 * What may cross is ignored: `dropped` for a connection that is not idle, `abandoned` for a request
 * that does not wait. What can only be a mistake throws: `released` for a connection not in use.
 */
export interface PoolPolicy {
  decide(event: PoolEvent): Verdict
}

/** Which pool a request belongs to. */
export interface PoolKey {
  /** Equal for two requests that may share a connection: origin, TLS settings and proxy. */
  readonly id: string
  readonly origin: Origin
}

/**
 * In what state a connection comes back.
 * - `reusable`: the exchange is complete, and the socket open;
 * - `closed-by-server`, `closed-by-client`: the exchange is over, or was left, and the socket is
 *   closed;
 * - `broken`: it failed, timed out or was interrupted before the head of an answer came in.
 */
export type ReleaseState = 'reusable' | 'closed-by-server' | 'closed-by-client' | 'broken'

export type PoolEvent =
  | {
      readonly type: 'requested'
      readonly request: number
      readonly key: PoolKey
      /**
       * The connection that was decided on turned out closed before anything was sent on it: the
       * same request asks once more, after its `released`, and is not counted again.
       */
      readonly retake?: boolean
      readonly nowMs: number
    }
  | {
      readonly type: 'released'
      readonly connection: number
      readonly state: ReleaseState
      readonly nowMs: number
    }
  /** The peer closed it while it was idle. */
  | { readonly type: 'dropped'; readonly connection: number; readonly nowMs: number }
  /** An open or a reconnect gave no connection: it failed, timed out or was interrupted. */
  | { readonly type: 'connectFailed'; readonly connection: number; readonly nowMs: number }
  | { readonly type: 'tick'; readonly nowMs: number }
  /** Whoever made the request, still waiting, does not want it any more. */
  | { readonly type: 'abandoned'; readonly request: number; readonly nowMs: number }
  /** The owner of the policy was closed; it may be used again afterwards. */
  | { readonly type: 'closed'; readonly nowMs: number }

export type PoolDecision =
  /** Open `connection` for the request; `number` is its count within its pool, from 1. */
  | {
      readonly type: 'open'
      readonly request: number
      readonly connection: number
      readonly number: number
      readonly why: OpenReason
    }
  | { readonly type: 'reuse'; readonly request: number; readonly connection: number }
  /** Open a socket again for a connection that has lost its own. */
  | {
      readonly type: 'reconnect'
      readonly request: number
      readonly connection: number
      readonly number: number
      readonly why: OpenReason
    }
  /** Send the request on a connection that serves others at the same time. */
  | { readonly type: 'share'; readonly request: number; readonly connection: number }
  | { readonly type: 'wait'; readonly request: number }
  | { readonly type: 'refuse'; readonly request: number; readonly reason: string }
  /** The connection is idle from now on, with or without a socket. */
  | { readonly type: 'keep'; readonly connection: number }
  /** Close a connection that came back; `poolSize` is how many its pool keeps, 0 without a limit. */
  | {
      readonly type: 'discard'
      readonly connection: number
      readonly reason: DiscardReason
      readonly poolSize: number
    }
  /** Close an idle connection; where its socket is closed already, only forget it. */
  | { readonly type: 'evict'; readonly connection: number }

/** What a policy decides on one event. Not to be changed: it may be handed out again. */
export interface Verdict {
  readonly decisions: readonly PoolDecision[]
  /** When the policy wants a `tick`, on the clock of the events. */
  readonly wakeAtMs?: number
}
