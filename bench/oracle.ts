/** The peer, loaded while this module is: importing more of it later would be too late. */
import { newOracle, type Oracle } from "../src/test/oracle.ts"

export const oracle: Oracle = await newOracle()
