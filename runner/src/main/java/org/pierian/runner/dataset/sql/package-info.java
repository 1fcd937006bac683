/// Tables out of databases: a query as rows of texts, in one order and with one hash whatever the database.
@org.jspecify.annotations.NullMarked
package org.pierian.runner.dataset.sql;
