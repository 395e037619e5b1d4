/** A name pasted from a template, `https://${Orders}.execute-api.${AWS::Region}.amazonaws.com`, as `trace` and `dig` take names. */
export const pastedName = (words: string): string =>
  words.replaceAll('${AWS::Region}', '{region}').replaceAll('${', '{')
