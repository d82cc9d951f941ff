export type Oracle = typeof import("@biscuit-auth/biscuit-wasm")
/** The shared instance. A call that panics poisons the objects it borrowed: make new ones per case. */
export declare const loadOracle: () => Promise<Oracle>
/** An instance of its own, for callers that may overflow its stack or panic thousands of times. */
export declare function newOracle(): Promise<Oracle>
