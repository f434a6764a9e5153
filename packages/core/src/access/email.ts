/** The same text for addresses that are the same. Of A to Z only: other letters fold into these. */
export function foldEmail(email: string): string {
  return email.trim().replaceAll(/[A-Z]/gu, (letter) => letter.toLowerCase());
}
