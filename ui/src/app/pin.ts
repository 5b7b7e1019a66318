/** Whether a text can be a PIN code: four digits or more, and nothing else. */
export const isPin = (text: string): boolean => /^\d{4,}$/.test(text);
