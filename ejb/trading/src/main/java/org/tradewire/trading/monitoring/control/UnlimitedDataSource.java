package org.tradewire.trading.monitoring.control;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * Connections of a pool without its time limits, for work that takes as long as it takes. A
 * connection gets the pool's limits back before it is given back.
 */
public final class UnlimitedDataSource implements DataSource {

  private static final String LIFT =
      "SET lock_timeout = 0; SET statement_timeout = 0; SET idle_in_transaction_session_timeout = 0";
  private static final String LIMIT =
      "RESET lock_timeout; RESET statement_timeout; RESET idle_in_transaction_session_timeout";
  private static final int FOR_EVER = 0;

  private final DataSource pool;

  /** Of a pool whose limits are the parameters its connections start with. */
  public UnlimitedDataSource(DataSource pool) {
    this.pool = pool;
  }

  @Override
  public Connection getConnection() throws SQLException {
    return lifted(pool.getConnection());
  }

  @Override
  public Connection getConnection(String username, String password) throws SQLException {
    return lifted(pool.getConnection(username, password));
  }

  /** Gives the connection back to the pool where that fails: nobody else would. */
  private static Connection lifted(Connection connection) throws SQLException {
    try {
      return lifted(connection, connection.getNetworkTimeout());
    } catch (SQLException | RuntimeException e) {
      try (connection) {
        throw e;
      }
    }
  }

  private static Connection lifted(Connection connection, int networkTimeout) throws SQLException {
    try {
      connection.setNetworkTimeout(Runnable::run, FOR_EVER);
      execute(connection, LIFT);
    } catch (SQLException | RuntimeException e) {
      restoreAfter(e, connection, networkTimeout);
      throw e;
    }
    return (Connection)
        Proxy.newProxyInstance(
            UnlimitedDataSource.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("close")) {
                close(connection, networkTimeout);
                return null;
              }
              try {
                return method.invoke(connection, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private static void restoreAfter(Exception failure, Connection connection, int networkTimeout) {
    try {
      connection.setNetworkTimeout(Runnable::run, networkTimeout);
    } catch (SQLException e) {
      failure.addSuppressed(e);
    }
  }

  private static void close(Connection connection, int networkTimeout) throws SQLException {
    try (connection) {
      if (!connection.isClosed()) {
        if (!connection.getAutoCommit()) {
          connection.rollback();
          connection.setAutoCommit(true);
        }
        execute(connection, LIMIT);
        connection.setNetworkTimeout(Runnable::run, networkTimeout);
      }
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public PrintWriter getLogWriter() throws SQLException {
    return pool.getLogWriter();
  }

  @Override
  public void setLogWriter(PrintWriter out) throws SQLException {
    pool.setLogWriter(out);
  }

  @Override
  public void setLoginTimeout(int seconds) throws SQLException {
    pool.setLoginTimeout(seconds);
  }

  @Override
  public int getLoginTimeout() throws SQLException {
    return pool.getLoginTimeout();
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    return pool.getParentLogger();
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return pool.unwrap(type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    return pool.isWrapperFor(type);
  }
}
