/** The form of a Finnish personal identity code, so that a typing error is told before anything is sent. */

const SHAPE = /^(\d{2})(\d{2})(\d{2})([-+A-FU-Y])(\d{3})([0-9A-FHJ-NPR-Y])$/;
const CHECK = "0123456789ABCDEFHJKLMNPRSTUVWXY";

/** Whether the code is well formed; whether it may be taken in is for the engine to say. */
export function looksRight(code: string): boolean {
  const parts = SHAPE.exec(code.trim().toUpperCase());
  if (parts === null) return false;
  const [, day = "", month = "", year = "", , serial = "", check] = parts;
  if (Number(day) < 1 || Number(day) > 31 || Number(month) < 1 || Number(month) > 12) return false;
  return CHECK[Number(day + month + year + serial) % CHECK.length] === check;
}

/** Whether a text could be an identity code or a part of one: such a text stays out of the address. */
export function mayIdentify(text: string): boolean {
  return /\d{6}/.test(text);
}
