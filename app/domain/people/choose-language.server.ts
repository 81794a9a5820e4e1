import { User } from '#app/domain/people/user.model.server.ts'

/** The language the person reads in, wherever they sign in next. */
export async function chooseLanguage({
  userId,
  language,
}: {
  userId: string
  language: 'en' | 'hi'
}): Promise<void> {
  await User.updateOne({ _id: userId }, { $set: { language } })
}
