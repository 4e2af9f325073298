/** Whether a file begins as calendars do (RFC 5545, 3.4), past blank lines and a byte-order mark. */
export const looksLikeCalendar = (bytes: Uint8Array): boolean =>
  /^[^A-Za-z]*BEGIN:VCALENDAR/i.test(new TextDecoder().decode(bytes.subarray(0, 200)));

/** Whether it ends as calendars do: one that was cut off between two events would look as if the others were dropped. */
export const endsLikeCalendar = (bytes: Uint8Array): boolean =>
  /END:VCALENDAR[^A-Za-z]*$/i.test(new TextDecoder().decode(bytes.subarray(-200)));
