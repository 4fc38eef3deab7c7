/** What is wrong with a trace that has the right shape. None of our tracer's ever is: it was tampered with. */
export type TraceFault =
  | "too-large"
  /** It does not begin with the module, or does not end with its end. */
  | "no-beginning"
  | "no-end"
  /** Frames that are told of twice, out of order, or never. */
  | "frame-order"
  | "unknown-frame"
  /** A reference to an object that is not there. */
  | "unknown-object"
  /** A line or a range outside of the source. */
  | "outside-source"
  /** A step of a frame that is not where the stack says; a frame that runs though it is over. */
  | "broken-stack"
  | "broken-hand-over"
  /** A frame that was over and does something else. */
  | "broken-state"
  /** A clock that goes back, timers out of order. */
  | "broken-time";
