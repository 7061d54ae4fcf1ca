import { describe, expect, test } from '@jest/globals';
import { suggestMapping } from './import-mapping.js';

/** The fields proposed for the columns of a file, by header. */
function fieldsOf(headers: string[], rows: string[][] = []): Record<string, string | null> {
  return Object.fromEntries(suggestMapping(headers, rows).map(({ header, field }) => [header, field]));
}

describe('exports of usual tools are mapped without help', () => {
  test('HubSpot', () => {
    const headers =
      'Record ID,First Name,Last Name,Email,Phone Number,Contact owner,Lead Status,Job Title,Company Name,Website URL,City,State/Region,Country/Region,Industry,Number of Employees,Preferred language,Create Date';
    expect(fieldsOf(headers.split(','))).toEqual({
      'Record ID': 'externalId',
      'First Name': 'firstName',
      'Last Name': 'lastName',
      Email: 'email',
      'Phone Number': 'phone',
      'Contact owner': null,
      'Lead Status': null,
      'Job Title': 'jobTitle',
      'Company Name': 'companyName',
      'Website URL': 'companyDomain',
      City: 'city',
      'State/Region': 'region',
      'Country/Region': 'country',
      Industry: 'industry',
      'Number of Employees': 'employees',
      'Preferred language': 'language',
      'Create Date': null,
    });
  });

  test('Salesforce', () => {
    const headers =
      'Salutation,First Name,Last Name,Title,Account Name,Mailing City,Mailing State/Province,Mailing Country,Phone,Mobile,Email,Lead Source,Account Owner,Description';
    expect(fieldsOf(headers.split(','))).toEqual({
      Salutation: null,
      'First Name': 'firstName',
      'Last Name': 'lastName',
      Title: 'jobTitle',
      'Account Name': 'companyName',
      'Mailing City': 'city',
      'Mailing State/Province': 'region',
      'Mailing Country': 'country',
      Phone: 'phone',
      Mobile: null,
      Email: 'email',
      'Lead Source': null,
      'Account Owner': null,
      Description: 'notes',
    });
  });

  test('Pipedrive', () => {
    const headers =
      'Person - Name,Person - Organization,Person - Email - Work,Person - Email - Home,Person - Phone - Work,Person - ID,Organization - Name';
    expect(fieldsOf(headers.split(','))).toEqual({
      'Person - Name': 'fullName',
      'Person - Organization': null,
      'Person - Email - Work': 'email',
      'Person - Email - Home': null,
      'Person - Phone - Work': 'phone',
      'Person - ID': 'externalId',
      'Organization - Name': 'companyName',
    });
  });

  test('LinkedIn connections', () => {
    const rows = [['Zoé', 'Durand', 'https://www.linkedin.com/in/zoe', '', 'ACME', 'CTO', '01 Jan 2031']];
    expect(fieldsOf('First Name,Last Name,URL,Email Address,Company,Position,Connected On'.split(','), rows)).toEqual({
      'First Name': 'firstName',
      'Last Name': 'lastName',
      URL: 'linkedinUrl',
      'Email Address': 'email',
      Company: 'companyName',
      Position: 'jobTitle',
      'Connected On': null,
    });
  });

  test('sales intelligence lists', () => {
    const headers =
      'First Name,Last Name,Title,Company,Company Name for Emails,Email,Email Status,Seniority,Work Direct Phone,Mobile Phone,# Employees,Industry,Keywords,Person Linkedin Url,Website,Company Linkedin Url,Facebook Url,City,State,Country,Company City,Annual Revenue,Apollo Contact Id';
    expect(fieldsOf(headers.split(','))).toMatchObject({
      Title: 'jobTitle',
      Company: 'companyName',
      'Company Name for Emails': null,
      Email: 'email',
      'Email Status': null,
      Seniority: null,
      '# Employees': 'employees',
      'Person Linkedin Url': 'linkedinUrl',
      Website: 'companyDomain',
      'Company Linkedin Url': null,
      'Facebook Url': null,
      City: 'city',
      State: 'region',
      'Company City': null,
      'Annual Revenue': null,
      'Apollo Contact Id': 'externalId',
    });
  });

  test('Google Contacts', () => {
    const headers =
      'Name,Given Name,Additional Name,Family Name,Yomi Name,Notes,E-mail 1 - Type,E-mail 1 - Value,E-mail 2 - Value,Phone 1 - Type,Phone 1 - Value,Organization 1 - Name,Organization 1 - Title,Website 1 - Value';
    expect(fieldsOf(headers.split(','))).toMatchObject({
      Name: 'fullName',
      'Given Name': 'firstName',
      'Additional Name': null,
      'Family Name': 'lastName',
      'Yomi Name': null,
      Notes: 'notes',
      'E-mail 1 - Type': null,
      'E-mail 1 - Value': 'email',
      'E-mail 2 - Value': null,
      'Phone 1 - Value': 'phone',
      'Organization 1 - Name': 'companyName',
      'Organization 1 - Title': 'jobTitle',
      'Website 1 - Value': 'companyDomain',
    });
  });

  test('Outlook in English', () => {
    const headers =
      'First Name,Middle Name,Last Name,Company,Department,Job Title,Business City,Business Country/Region,Home City,Business Phone,Mobile Phone,E-mail Address,E-mail Type,E-mail Display Name,Language,Notes,Web Page,Business Fax';
    expect(fieldsOf(headers.split(','))).toMatchObject({
      'Middle Name': null,
      Company: 'companyName',
      'Job Title': 'jobTitle',
      'Business City': 'city',
      'Business Country/Region': 'country',
      'Home City': null,
      'E-mail Address': 'email',
      'E-mail Type': null,
      'E-mail Display Name': null,
      Language: 'language',
      Notes: 'notes',
      'Web Page': 'companyDomain',
      'Business Fax': null,
    });
  });

  test('Outlook in French, where "Titre" is a civility', () => {
    const headers =
      "Titre;Prénom;Deuxième prénom;Nom;Suffixe;Société;Service;Profession;Ville (bureau);Dép/Région (bureau);Pays/Région (bureau);Téléphone (bureau);Tél. mobile;Adresse de messagerie;Type de messagerie;Nom complet de l'adresse de messagerie;Langue;Notes;Page Web".split(
        ';',
      );
    const rows = [
      [
        'Mme',
        'Zoé',
        '',
        'Durand',
        '',
        'ACME',
        '',
        'Acheteuse',
        'Lyon',
        'Rhône',
        'France',
        '04 99 00 00 00',
        '',
        'z@a.example',
        'SMTP',
        'Zoé Durand',
        'fr',
        '',
        '',
      ],
    ];
    expect(fieldsOf(headers, rows)).toMatchObject({
      Titre: null,
      Prénom: 'firstName',
      'Deuxième prénom': null,
      Nom: 'lastName',
      Société: 'companyName',
      Profession: 'jobTitle',
      'Ville (bureau)': 'city',
      'Dép/Région (bureau)': 'region',
      'Pays/Région (bureau)': 'country',
      'Téléphone (bureau)': 'phone',
      'Adresse de messagerie': 'email',
      'Type de messagerie': null,
      "Nom complet de l'adresse de messagerie": null,
      Langue: 'language',
      Notes: 'notes',
      'Page Web': 'companyDomain',
    });
  });

  test('a French table made by hand, with several columns of notes', () => {
    const headers =
      "Raison sociale;Site web;Effectif;Secteur d'activité;Contact;Fonction;E-mail professionnel;N° de téléphone;Commentaires;Besoin;Budget;Échéance;Code postal".split(
        ';',
      );
    const rows = [
      [
        'ACME',
        'acme.example',
        '11 à 50',
        'Bois',
        'Zoé Durand',
        'DG',
        'z@acme.example',
        '04 99 00 00 00',
        'x',
        'y',
        'z',
        'mars',
        '69000',
      ],
    ];
    expect(fieldsOf(headers, rows)).toEqual({
      'Raison sociale': 'companyName',
      'Site web': 'companyDomain',
      Effectif: 'employees',
      "Secteur d'activité": 'industry',
      Contact: 'fullName',
      Fonction: 'jobTitle',
      'E-mail professionnel': 'email',
      'N° de téléphone': 'phone',
      Commentaires: 'notes',
      Besoin: 'notes',
      Budget: 'notes',
      Échéance: 'notes',
      'Code postal': null,
    });
  });
});

describe('tables made by hand in other languages', () => {
  const people = [
    'externalId',
    'firstName',
    'lastName',
    'email',
    'companyName',
    'jobTitle',
    'phone',
    'city',
    'country',
    'companyDomain',
    'industry',
    'employees',
    'notes',
  ];
  test.each([
    [
      'German',
      'Kundennummer,Vorname,Nachname,E-Mail-Adresse,Firmenname,Funktion,Telefonnummer,Ort,Land,Webseite,Branche,Anzahl Mitarbeiter,Bemerkungen',
    ],
    [
      'Dutch',
      'Klantnummer,Voornaam,Achternaam,E-mailadres,Bedrijfsnaam,Functie,Telefoonnummer,Plaats,Land,Website,Branche,Aantal medewerkers,Opmerkingen',
    ],
    [
      'Spanish',
      'Código de cliente,Nombre,Apellidos,Correo electrónico,Empresa,Cargo,Teléfono,Ciudad,País,Página web,Sector de actividad,Número de empleados,Notas',
    ],
    [
      'Italian',
      'Codice cliente,Nome,Cognome,Indirizzo e-mail,Ragione sociale,Ruolo,Cellulare,Città,Paese,Sito web,Settore,Numero di dipendenti,Note',
    ],
    [
      'Portuguese',
      'Referência,Nome próprio,Apelido,Endereço de e-mail,Nome da empresa,Função,Telemóvel,Cidade,País,Site,Setor,Número de funcionários,Observações',
    ],
  ])('%s', (_, headers) => {
    expect(suggestMapping(headers.split(','), []).map(({ field }) => field)).toEqual(people);
  });

  test('a French function that is told in more words', () => {
    expect(fieldsOf(['Poste occupé', 'Fonction exacte', 'Libellé poste'])['Poste occupé']).toBe('jobTitle');
  });
});
