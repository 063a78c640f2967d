/** What was asked of the formatter cannot be; the message is for the person who asked, in Kafka's words. */
export class FormatRefused extends Error {
  override readonly name = 'FormatRefused'
}
