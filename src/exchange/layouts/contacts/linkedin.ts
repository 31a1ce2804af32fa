import type { Layout } from '../layout.js';
import { columns, unlessNameless } from '../reading.js';

const firstName = columns('First Name, Vorname, Prénom, Nombre, Nome, Voornaam');
const lastName = columns(
  'Last Name, Nachname, Nom, Nom de famille, Apellidos, Apellido, Cognome, Sobrenome, Achternaam',
);
const connected = columns(`
  Connected On, Verknüpft am, Vernetzt am, Conectado el, Connecté le, Collegato il, Conectado em, Verbonden op`);
const position = columns('Position, Poste, Cargo, Puesto, Posizione, Posição, Functie');

/** Connections.csv of the data that LinkedIn hands out, in the language of the account. Older ones have no URL. */
export const linkedin: Layout = {
  name: 'linkedin',
  title: 'LinkedIn connections',
  rows: 'leads',
  signature: [firstName, lastName, connected, [...position, 'URL']],
  fields: {
    'first-name': firstName,
    'last-name': lastName,
    'external-id': 'URL',
    url: 'URL',
    email: columns(`
    Email Address, E-Mail-Adresse, Adresse e-mail, Dirección de correo electrónico, Indirizzo e-mail,
    Endereço de e-mail, E-mailadres`),
    company: columns('Company, Firma, Unternehmen, Entreprise, Société, Empresa, Azienda, Bedrijf'),
    title: position,
    created: connected,
    tag: 'Tags',
  },
  read: unlessNameless(...firstName, ...lastName),
};
