// Signs with a passkey: what a browser gives becomes an SSH signature (OpenSSH, PROTOCOL.sshsig
// and PROTOCOL.u2f).

import { canonical } from "./canonical.js";

const TYPE = "sk-ecdsa-sha2-nistp256@openssh.com";
const ALGORITHM = "webauthn-sk-ecdsa-sha2-nistp256@openssh.com";
const ES256 = -7;

/** @typedef {Uint8Array<ArrayBuffer>} Bytes */

/** @param {string} text @returns {Bytes} */
const utf8 = (text) => Uint8Array.from(new TextEncoder().encode(text));

/** @param {(Bytes | number[])[]} parts @returns {Bytes} */
function join(...parts) {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

/** SSH strings: each with its length before it. @param {(Bytes | string)[]} parts @returns {Bytes} */
function strings(...parts) {
  return join(
    ...parts.flatMap((part) => {
      const bytes = typeof part === "string" ? utf8(part) : part;
      const n = bytes.length;
      return [[n >>> 24, (n >>> 16) & 255, (n >>> 8) & 255, n & 255], bytes];
    }),
  );
}

/** @param {Bytes} bytes */
const base64 = (bytes) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));

/** @param {string} text @returns {Bytes} */
const unbase64 = (text) => Uint8Array.from(atob(text), (c) => c.charCodeAt(0));

/** @param {"SHA-256" | "SHA-512"} name @param {Bytes} bytes @returns {Promise<Bytes>} */
const hash = async (name, bytes) => new Uint8Array(await crypto.subtle.digest(name, bytes));

/** The two numbers of a signature, as DER has them. @param {Bytes} der */
function numbers(der) {
  /** @param {number} at @returns {Bytes} */
  const number = (at) => der.slice(at + 2, at + 2 + der[at + 1]);
  const r = number(2);
  return { r, s: number(4 + r.length) };
}

/** @param {Bytes} number @returns {Bytes} */
function fixed(number) {
  const bare = number.slice(Math.max(0, number.length - 32));
  return join(new Uint8Array(32 - bare.length), bare);
}

/** Why this browser cannot sign here; empty when it can. */
export function whyNot() {
  if (!window.isSecureContext) {
    return "This page was not opened at a secure address, and browsers sign only there.";
  }
  if (!window.PublicKeyCredential || !navigator.credentials || !crypto.subtle) {
    return "This browser cannot use passkeys. Try a newer one, or another device.";
  }
  return "";
}

/** The binary form of a key's line on the board. @param {string} line */
export const keyBytes = (line) => unbase64(line.split(" ")[1]);

/** @param {Bytes} point @param {string} rpId */
function keyLine(point, rpId) {
  return TYPE + " " + base64(strings(TYPE, "nistp256", point, rpId));
}

/** @param {Bytes} key */
function pointOf(key) {
  const at = 4 + TYPE.length + 4 + "nistp256".length + 4;
  return key.slice(at, at + 65);
}

/**
 * Makes a passkey.
 * @param {{ rpId: string, site: string, person: string, name: string }} wish
 * @returns {Promise<{ id: ArrayBuffer, line: string }>}
 */
export async function make(wish) {
  const made = await navigator.credentials.create({
    publicKey: {
      rp: { id: wish.rpId, name: wish.site },
      user: { id: crypto.getRandomValues(new Uint8Array(16)), name: wish.person, displayName: wish.name },
      challenge: crypto.getRandomValues(new Uint8Array(32)),
      pubKeyCredParams: [{ type: "public-key", alg: ES256 }],
      authenticatorSelection: { residentKey: "required", userVerification: "required" },
    },
  });
  if (!(made instanceof PublicKeyCredential) || !(made.response instanceof AuthenticatorAttestationResponse)) {
    throw new Error("No passkey was made.");
  }
  const spki = made.response.getPublicKey();
  if (!spki || made.response.getPublicKeyAlgorithm() !== ES256) {
    throw new Error("This device makes passkeys of a kind that the board cannot take.");
  }
  const bytes = new Uint8Array(spki);
  return { id: made.rawId, line: keyLine(bytes.slice(bytes.length - 65), wish.rpId) };
}

/**
 * Signs a line with one of some keys, and makes sure that the signature is good.
 * @param {Record<string, unknown>} fields of the line, without its signature
 * @param {string} namespace
 * @param {{ rpId: string, keys: string[], id?: ArrayBuffer }} by
 * @returns {Promise<string>} the whole line, without its line feed
 */
export async function sign(fields, namespace, by) {
  const digest = await hash("SHA-512", utf8(canonical(fields)));
  const challenge = join(utf8("SSHSIG"), strings(namespace, "", "sha512", digest));
  const got = await navigator.credentials.get({
    publicKey: {
      challenge,
      rpId: by.rpId,
      userVerification: "required",
      allowCredentials: by.id ? [{ type: "public-key", id: by.id }] : [],
    },
  });
  if (!(got instanceof PublicKeyCredential) || !(got.response instanceof AuthenticatorAssertionResponse)) {
    throw new Error("Nothing was signed.");
  }
  const client = new Uint8Array(got.response.clientDataJSON);
  const data = new Uint8Array(got.response.authenticatorData);
  const { r, s } = numbers(new Uint8Array(got.response.signature));
  if ((data[32] & 4) === 0) {
    throw new Error("The passkey did not ask for a fingerprint, a face or a PIN, so it does not count.");
  }
  const signed = join(data, await hash("SHA-256", client));
  for (const line of by.keys) {
    const key = keyBytes(line);
    if (await verifies(pointOf(key), join(fixed(r), fixed(s)), signed)) {
      const origin = String(JSON.parse(new TextDecoder().decode(client)).origin);
      const blob = join(
        strings(ALGORITHM, strings(r, s)),
        data.slice(32, 37),
        strings(origin, client, data.slice(37)),
      );
      const whole = join(
        utf8("SSHSIG"),
        [0, 0, 0, 1],
        strings(key, namespace, "", "sha512", blob),
      );
      return canonical({ ...fields, signature: base64(whole) });
    }
  }
  throw new Error("This passkey is not one that the board lists for you, so it cannot sign here.");
}

/** @param {Bytes} point @param {Bytes} signature @param {Bytes} signed */
async function verifies(point, signature, signed) {
  try {
    const params = { name: "ECDSA", namedCurve: "P-256" };
    const key = await crypto.subtle.importKey("raw", point, params, false, ["verify"]);
    return await crypto.subtle.verify({ name: "ECDSA", hash: "SHA-256" }, key, signature, signed);
  } catch {
    return false;
  }
}

/**
 * Six words for a key, to be read to each other over the telephone.
 * @param {string} site @param {string} person @param {string} line @param {string[]} list
 */
export async function sixWords(site, person, line, list) {
  const digest = await hash("SHA-256", keyBytes(line));
  const hex = Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
  const secret = await crypto.subtle.importKey("raw", utf8("sha256:" + hex), "PBKDF2", false, ["deriveBits"]);
  const salt = utf8("imprimatur-join\n" + site + "\n" + person);
  const bits = await crypto.subtle.deriveBits(
    { name: "PBKDF2", hash: "SHA-256", salt, iterations: 200000 },
    secret,
    48,
  );
  return Array.from(new Uint8Array(bits), (byte) => list[byte]);
}

/** The time now, as ledgers hold it. */
export const now = () => new Date().toISOString().slice(0, 19) + "Z";
