import type { Layout } from '../layout.js';
import { columns } from '../reading.js';

/** Outlook's own file, of any age, in English, German, French, Spanish, Italian and Dutch. */
export const outlook: Layout = {
  name: 'outlook',
  title: 'Outlook contacts',
  rows: 'leads',
  signature: [
    ['First Name', 'Vorname', 'Prénom', 'Nombre', 'Nome', 'Voornaam'],
    [
      ...[
        'E-mail 2 Address',
        'E-Mail 2: Adresse',
        'Adresse de messagerie 2',
        'Dirección de correo electrónico 2',
      ],
      ...['Indirizzo posta elettronica 2', 'E-mailadres 2'],
    ],
    [
      ...['Business Phone', 'Telefon geschäftlich', 'Téléphone (bureau)', 'Teléfono del trabajo', 'Ufficio'],
      'Telefoon op werk',
    ],
  ],
  fields: {
    'first-name': columns(`
    First Name, Vorname, Prénom, Nombre, Nome, Voornaam, Middle Name, Weitere Vornamen,
    Deuxième prénom, Segundo nombre, Secondo nome, Middelste naam`),
    'last-name': ['Last Name', 'Nachname', 'Nom', 'Apellidos', 'Cognome', 'Achternaam'],
    company: ['Company', 'Firma', 'Société', 'Organización', 'Società', 'Bedrijf'],
    title: ['Job Title', 'Position', 'Puesto', 'Posizione', 'Functie'],
    email: columns(`
    E-mail Address, E-mail 2 Address, E-mail 3 Address, E-Mail-Adresse, E-Mail 2: Adresse,
    E-Mail 3: Adresse, Adresse de messagerie, Adresse de messagerie 2, Adresse de messagerie 3,
    Dirección de correo electrónico, Dirección de correo electrónico 2,
    Dirección del correo electrónico 3, Indirizzo posta elettronica, Indirizzo posta elettronica 2,
    Indirizzo posta elettronica 3, E-mailadres, E-mailadres 2, E-mailadres 3`),
    phone: columns(`
    Business Phone, Business Phone 2, Mobile Phone, Primary Phone, Home Phone, Home Phone 2,
    Company Main Phone, Other Phone, Car Phone, Telefon geschäftlich, Telefon geschäftlich 2,
    Mobiltelefon, Mobiltelefon 2, Haupttelefon, Telefon (privat), Telefon (privat 2),
    Telefon Firma, Weiteres Telefon, Téléphone (bureau), Téléphone 2 (bureau), Tél. mobile,
    Téléphone principal, Téléphone (domicile), Téléphone 2 (domicile), Téléphone société,
    Téléphone (autre), Teléfono del trabajo, Teléfono móvil, Teléfono principal, Particular,
    Otro teléfono, Ufficio, Ufficio 2, Cellulare, Telefono principale, Abitazione, Abitazione 2,
    Altro telefono, Telefoon op werk, Telefoon op werk 2, Mobiele telefoon, Hoofdtelefoon,
    Telefoon thuis, Telefoon thuis 2, Andere telefoon`),
    tag: ['Categories', 'Kategorien', 'Catégories', 'Categorías', 'Categorie', 'Categorieën', 'Categorien'],
    url: ['Web Page', 'Webseite', 'Page Web', 'Página web', 'Pagina Web', 'Webpagina'],
    note: ['Notes', 'Notizen', 'Notas', 'Notities'],
  },
  ignores: columns(`
    E-mail Type, E-mail 2 Type, E-mail 3 Type, E-mail Display Name, E-mail 2 Display Name, E-mail 3 Display Name,
    E-Mail-Typ, E-Mail 2: Typ, E-Mail 3: Typ, E-Mail: Angezeigter Name, E-Mail 2: Angezeigter Name,
    E-Mail 3: Angezeigter Name, Initials, Internet Free Busy, Directory Server, Sensitivity, Private, Priority,
    Gender, Account, Initialen, Internet Frei/Gebucht, Verzeichnisserver, Vertraulichkeit, Privat, Priorität,
    Geschlecht, Konto, Title, Suffix, Anrede`),
};
