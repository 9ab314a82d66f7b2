/** English texts of the sign-in page. */
export const texts = {
  title: 'Sign in',
  lead: 'Live markets and trading challenges.',
  username: 'User name',
  password: 'Password',
  submit: 'Sign in',
  pending: 'Signing in …',
  wrong: 'User name or password is wrong.',
  missing: 'Enter your user name and your password.',
};
