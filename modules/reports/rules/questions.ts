/** A question asks for so many measures at most: more make no table that anybody reads. */
export const MOST_MEASURES = 8
/** The name of a kept question may say it in words. */
export const LONGEST_NAME = 60
