/** The program for Haskell, with biscuit-haskell, whose Datalog is read when the program is compiled. */
import { printAuthorizer, printBlock } from "../ast/index.ts"
import { head } from "./head.ts"
import { libraries } from "./libraries.ts"
import { libraryLimits } from "./limits.ts"
import { haskellDatalog } from "./quote.ts"
import type { Start, Task, TaskBlock } from "./types.ts"

export function haskellProgram(task: Task): string {
  const { start, blocks, sealed, authorizer, limits, revoked } = task
  const { facts, rounds, time, blocks: most } = libraryLimits(limits)
  const isMade = start.kind === "new" || blocks.length > 0 || sealed
  const last = `token${blocks.length}`
  const body = [
    ...startLines(start, revoked, isMade),
    ...blocks.flatMap((block, i) => appendLines(block, i + 1)),
    sealed ? `let token = seal ${last}` : `let token = ${last}`,
    ...(isMade ? ['Char8.putStrLn ("token: " <> serializeB64 token)'] : []),
    ...(most === null
      ? []
      : [`when (length (getRevocationIds token) - 1 > ${most}) $ failed "TooManyBlocks"`]),
    "let limits =",
    "      defaultLimits",
    `        { maxFacts = ${facts}, maxIterations = ${rounds}, maxTime = ${time * 1000} }`,
    `result <- authorizeBiscuitWithLimits limits token ${quasi("authorizer", printAuthorizer(authorizer.ast))}`,
    "case result of",
    '  Right _ -> putStrLn "allowed"',
    '  Left (ResultError reason) -> putStrLn ("denied: " <> show reason) >> exitWith (ExitFailure 1)',
    "  Left reason -> failed (show reason)",
  ]
  return `${head(libraries.haskell, task)}${header}
main :: IO ()
main = do
${body.map((line) => `  ${line}\n`).join("")}
failed :: String -> IO a
failed reason = putStrLn ("failed: " <> reason) >> exitWith (ExitFailure 2)
`
}

const header = `{-# LANGUAGE OverloadedStrings #-}
{-# LANGUAGE QuasiQuotes #-}
import Auth.Biscuit
import Control.Monad (when)
import qualified Data.ByteString.Char8 as Char8
import System.Environment (getEnv, lookupEnv)
import System.Exit (ExitCode (ExitFailure), exitWith)
`

/** A quasi-quote; its lines stand further right than any statement around them. */
function quasi(name: string, datalog: string): string {
  const lines = haskellDatalog(datalog).trimEnd().split("\n")
  return `[${name}|\n${lines.map((line) => (line === "" ? "" : `      ${line}`)).join("\n")}\n    |]`
}

function startLines(start: Start, revoked: readonly string[], isMade: boolean): string[] {
  if (start.kind === "new") {
    return [
      'rootText <- lookupEnv "ROOT_PRIVATE_KEY"',
      "root <- case rootText of",
      "  Nothing -> newSecret",
      `  Just text -> maybe (failed "ROOT_PRIVATE_KEY") pure (parseSecretKeyHex ${hexOf("text")})`,
      `token0 <- mkBiscuit root ${quasi("block", printBlock(start.authority.ast))}`,
    ]
  }
  const key =
    start.rootKey === null
      ? ['rootText <- getEnv "ROOT_PUBLIC_KEY"']
      : [`let rootText = "${start.rootKey}" :: String`]
  const token =
    start.text === null ? 'text <- Char8.pack <$> getEnv "TOKEN"' : `let text = "${start.text}"`
  const ids = revoked.map((id) => `"${id}"`).join(", ")
  return [
    ...key,
    `root <- maybe (failed "the root key") pure (parsePublicKeyHex ${hexOf("rootText")})`,
    token,
    `revoked <- mapM fromHex [${ids}]`,
    "parsed <- parseWith",
    "  ParserConfig",
    "    { encoding = UrlBase64",
    "    , isRevoked = fromRevocationList (revoked :: [Char8.ByteString])",
    "    , getPublicKey = const root",
    "    }",
    "  text",
    `${isMade ? "read0" : "token0"} <- case parsed of`,
    '  Left RevokedBiscuit -> putStrLn "denied: revoked" >> exitWith (ExitFailure 1)',
    "  Left reason -> failed (show reason)",
    "  Right read -> pure read",
    ...(isMade ? ['token0 <- maybe (failed "the token is sealed") pure (asOpen read0)'] : []),
  ]
}

/** The library takes a key's hexadecimal digits, without the algorithm before them. */
const hexOf = (name: string): string => `(Char8.pack (drop 1 (dropWhile (/= '/') ${name})))`

function appendLines({ ast, external }: TaskBlock, number: number): string[] {
  const block = quasi("block", printBlock(ast))
  const before = `token${number - 1}`
  if (external === null) return [`token${number} <- addBlock ${block} ${before}`]
  const hex = external.slice(external.indexOf("/") + 1)
  return [
    "-- A throwaway key: everybody knows it.",
    `signer${number} <- maybe (failed "a throwaway key") pure (parseSecretKeyHex "${hex}")`,
    `token${number} <- addSignedBlock signer${number} ${block} ${before}`,
  ]
}
